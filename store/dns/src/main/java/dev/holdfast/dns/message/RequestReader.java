package dev.holdfast.dns.message;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import java.util.Arrays;
import java.util.Optional;

/// Reads a request. The question is taken apart; of the records behind it only the OPT matters, and
/// the others must merely be whole.
public final class RequestReader {

  private static final int QUERY = 0;

  private final byte[] octets;
  private int at = Wire.HEADER_OCTETS;

  private RequestReader(byte[] octets) {
    this.octets = octets;
  }

  /// What `octets`, a whole message, ask for.
  public static Request read(byte[] octets) {
    if (octets.length < Wire.HEADER_OCTETS) {
      return new Request.Noise();
    }
    Header header = new Header(Wire.u16(octets, 0), Wire.u16(octets, 2));
    if ((header.flags() & Wire.FLAG_RESPONSE) != 0) {
      return new Request.Noise();
    }
    if (header.opcode() != QUERY) {
      return new Request.OtherOpcode(header);
    }
    return new RequestReader(octets).query(header).orElseGet(() -> new Request.Malformed(header));
  }

  private Optional<Request> query(Header header) {
    if (Wire.u16(octets, 4) != 1) {
      return Optional.empty();
    }
    Optional<Question> question = question();
    if (question.isEmpty() || !skipRecords(Wire.u16(octets, 6) + Wire.u16(octets, 8))) {
      return Optional.empty();
    }
    return edns(Wire.u16(octets, 10))
        .filter(edns -> at == octets.length)
        .map(edns -> new Request.Query(header, question.get(), edns));
  }

  /// The question's name cannot be compressed: there is nothing before it to point to.
  private Optional<Question> question() {
    int start = at;
    if (!skipName() || at + 4 > octets.length) {
      return Optional.empty();
    }
    byte[] wire = Arrays.copyOfRange(octets, start, at);
    int type = Wire.u16(octets, at);
    int dnsClass = Wire.u16(octets, at + 2);
    at += 4;
    try {
      return Optional.of(new Question(DomainName.fromWire(wire), wire, type, dnsClass));
    } catch (InvalidRecordException compressedOrTooLong) {
      return Optional.empty();
    }
  }

  /// The OPT among the additional records; empty if there are two, or a record is not whole.
  private Optional<Edns> edns(int additionalRecords) {
    Edns edns = Edns.ABSENT;
    for (int i = 0; i < additionalRecords; i++) {
      int owner = at;
      if (!skipName() || at + 10 > octets.length) {
        return Optional.empty();
      }
      if (Wire.u16(octets, at) == Wire.OPT) {
        boolean ofRoot = octets[owner] == 0;
        if (!ofRoot || edns != Edns.ABSENT) {
          return Optional.empty();
        }
        edns =
            new Edns.Offered(
                octets[at + 5] & 0xff,
                Wire.u16(octets, at + 2),
                (Wire.u16(octets, at + 6) & Wire.EDNS_DNSSEC_OK) != 0);
      }
      if (!skipRecordBody()) {
        return Optional.empty();
      }
    }
    return Optional.of(edns);
  }

  private boolean skipRecords(int count) {
    for (int i = 0; i < count; i++) {
      if (!skipName() || at + 10 > octets.length || !skipRecordBody()) {
        return false;
      }
    }
    return true;
  }

  private boolean skipRecordBody() {
    at += 10 + Wire.u16(octets, at + 8);
    return at <= octets.length;
  }

  /// Skips a name; a pointer ends it, wherever it points.
  private boolean skipName() {
    while (at < octets.length) {
      int length = octets[at] & 0xff;
      if (length == 0) {
        at++;
        return true;
      }
      if (length >= Wire.POINTER) {
        at += 2;
        return at <= octets.length;
      }
      if (length > Wire.MAX_LABEL_OCTETS) {
        return false;
      }
      at += 1 + length;
    }
    return false;
  }
}
