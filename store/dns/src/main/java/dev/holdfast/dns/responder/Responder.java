package dev.holdfast.dns.responder;

import dev.holdfast.dns.lookup.Answer;
import dev.holdfast.dns.lookup.Lookup;
import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.message.Edns;
import dev.holdfast.dns.message.Header;
import dev.holdfast.dns.message.Question;
import dev.holdfast.dns.message.Request;
import dev.holdfast.dns.message.RequestReader;
import dev.holdfast.dns.message.Response;
import dev.holdfast.dns.message.ResponseWriter;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zones;

/// Responds to requests, and always responds in the way that RFC 8906 asks for where a response
/// makes sense at all.
public final class Responder {

  private static final int EDNS_VERSION = 0;
  private static final int TYPE_IXFR = 251;
  private static final int TYPE_AXFR = 252;

  private final AnswerPolicy policy;
  private final Draw draw;

  public Responder(AnswerPolicy policy) {
    this(policy, Chance.RANDOM);
  }

  /// @param chance decides which of a weighted set's addresses is told
  public Responder(AnswerPolicy policy, Chance chance) {
    this.policy = policy;
    this.draw = new Draw(chance);
  }

  /// The reply to `request`, a whole message.
  public Reply respond(Zones zones, byte[] request, Transport transport) {
    return switch (RequestReader.read(request)) {
      case Request.Noise _ -> Reply.SILENCE;
      case Request.Malformed malformed -> headerOnly(malformed.header(), Rcode.FORMERR);
      case Request.OtherOpcode other -> headerOnly(other.header(), Rcode.NOTIMP);
      case Request.Query query -> {
        Response response =
            ResponseWriter.write(
                query,
                answer(zones, query),
                transport.limit(query.edns()),
                Transport.UDP_PAYLOAD_OCTETS);
        yield new Reply.Message(response.octets(), response.rcode(), response.truncated());
      }
    };
  }

  private Answer answer(Zones zones, Request.Query query) {
    if (query.edns() instanceof Edns.Offered offered && offered.version() != EDNS_VERSION) {
      return Answer.bare(Rcode.BADVERS);
    }
    Question question = query.question();
    if (question.type() == 0) {
      return Answer.bare(Rcode.FORMERR);
    }
    if (!question.isInternet() || isTransfer(question.type())) {
      return Answer.bare(Rcode.REFUSED);
    }
    if (!policy.mayAnswer()) {
      return Answer.bare(Rcode.SERVFAIL);
    }
    return draw.from(Lookup.answer(zones, question.name(), new RecordType(question.type())));
  }

  private static boolean isTransfer(int type) {
    return type == TYPE_AXFR || type == TYPE_IXFR;
  }

  private static Reply headerOnly(Header header, Rcode rcode) {
    return new Reply.Message(ResponseWriter.header(header, rcode), rcode, false);
  }
}
