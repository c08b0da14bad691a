package dev.holdfast.dns.message;

import dev.holdfast.dns.lookup.Answer;
import dev.holdfast.dns.lookup.OwnedSet;
import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import java.util.List;

/// Writes responses.
///
/// A set that does not fit is left out whole. If it belonged to the answer, the authority or the
/// glue, TC tells the asker to come again over TCP (RFC 2181, section 9); of the additional
/// addresses nobody is told.
public final class ResponseWriter {

  private static final int ANSWERS = 6;
  private static final int AUTHORITIES = 8;
  private static final int ADDITIONALS = 10;

  private final MessageBuffer message;
  private final NameWriter names;
  private DomainName lastOwner = DomainName.ROOT;
  private int lastOwnerAt = -1;
  private boolean truncated;

  private ResponseWriter(int limit) {
    message = new MessageBuffer(limit);
    names = new NameWriter(message);
  }

  /// A response that is a header and nothing else.
  public static byte[] header(Header header, Rcode rcode) {
    ResponseWriter writer = new ResponseWriter(Wire.HEADER_OCTETS);
    writer.header(header, header.responseFlags() | rcode.code());
    return writer.message.toBytes();
  }

  /// The response to `query` with `answer`, in at most `limit` octets.
  ///
  /// @param limit at least [Edns#LEAST_PAYLOAD_OCTETS]
  /// @param payloadOctets the longest datagram this server takes, told to those who speak EDNS
  public static Response write(Request.Query query, Answer answer, int limit, int payloadOctets) {
    ResponseWriter writer = new ResponseWriter(limit - optOctets(query.edns()));
    writer.header(query.header(), flags(query.header(), answer));
    writer.question(query.question());
    writer.sections(answer);
    if (query.edns() instanceof Edns.Offered offered) {
      writer.message.limit(limit);
      writer.opt(offered, answer.rcode(), payloadOctets);
    }
    return new Response(writer.finish(), answer.rcode(), writer.truncated);
  }

  private static int optOctets(Edns edns) {
    return switch (edns) {
      case Edns.Offered _ -> Wire.OPT_OCTETS;
      case Edns.Absent _ -> 0;
    };
  }

  private static int flags(Header header, Answer answer) {
    return header.responseFlags()
        | (answer.authoritative() ? Wire.FLAG_AUTHORITATIVE : 0)
        | answer.rcode().code() & 0xf;
  }

  private void header(Header header, int flags) {
    message.u16(header.id());
    message.u16(flags);
    message.u32(0);
    message.u32(0);
  }

  private void question(Question question) {
    message.u16At(4, 1);
    if (!question.name().isRoot()) {
      lastOwner = question.name();
      lastOwnerAt = message.length();
    }
    names.compressed(question.wire(), 0);
    message.u16(question.type());
    message.u16(question.dnsClass());
  }

  private void sections(Answer answer) {
    truncated =
        !(section(ANSWERS, answer.answer())
            && section(AUTHORITIES, answer.authority())
            && section(ADDITIONALS, answer.glue()));
    if (!truncated) {
      section(ADDITIONALS, answer.additional());
    }
  }

  /// Writes sets until one does not fit; says whether all did.
  private boolean section(int countAt, List<OwnedSet> sets) {
    for (OwnedSet owned : sets) {
      int mark = message.length();
      set(owned);
      if (message.overflowed()) {
        message.goBackTo(mark);
        return false;
      }
      count(countAt, owned.rdata().size());
    }
    return true;
  }

  private void count(int countAt, int records) {
    message.u16At(countAt, message.u16At(countAt) + records);
  }

  private void set(OwnedSet owned) {
    RecordSet set = owned.set();
    for (Rdata rdata : owned.rdata()) {
      owner(owned.owner());
      message.u16(set.type().code());
      message.u16(Wire.CLASS_IN);
      message.u32(set.ttlSeconds());
      rdata(set.type().code(), rdata);
      if (message.overflowed()) {
        return;
      }
    }
  }

  /// Most records have the owner of the one before, or of the question.
  private void owner(DomainName owner) {
    if (lastOwnerAt >= 0 && owner.equals(lastOwner)) {
      message.u16(Wire.POINTER << 8 | lastOwnerAt);
      return;
    }
    int start = message.length();
    names.compressed(owner.toWire(), 0);
    if (start <= Wire.MAX_POINTER && !owner.isRoot()) {
      lastOwner = owner;
      lastOwnerAt = start;
    }
  }

  private void rdata(int type, Rdata rdata) {
    int lengthAt = message.length();
    message.u16(0);
    switch (type) {
      case 2, 5, 12 -> names.compressed(rdata.toBytes(), 0);
      case 6 -> soa(rdata.toBytes());
      case 15 -> {
        byte[] octets = rdata.toBytes();
        message.bytes(octets, 0, 2);
        names.compressed(octets, 2);
      }
      default -> message.rdata(rdata);
    }
    if (!message.overflowed()) {
      message.u16At(lengthAt, message.length() - lengthAt - 2);
    }
  }

  private void soa(byte[] octets) {
    int mailbox = 0;
    while (octets[mailbox] != 0) {
      mailbox += 1 + octets[mailbox];
    }
    names.compressed(octets, 0);
    names.compressed(octets, mailbox + 1);
    message.bytes(octets, octets.length - 20, 20);
  }

  private void opt(Edns.Offered asker, Rcode rcode, int payloadOctets) {
    message.u8(0);
    message.u16(Wire.OPT);
    message.u16(payloadOctets);
    message.u8(rcode.code() >> 4);
    message.u8(0);
    message.u16(asker.dnssecOk() ? Wire.EDNS_DNSSEC_OK : 0);
    message.u16(0);
    count(ADDITIONALS, 1);
  }

  private byte[] finish() {
    if (truncated) {
      message.u16At(2, message.u16At(2) | Wire.FLAG_TRUNCATED);
    }
    return message.toBytes();
  }
}
