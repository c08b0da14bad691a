package dev.holdfast.dns.responder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.message.Edns;
import dev.holdfast.dns.message.Question;
import dev.holdfast.dns.message.Request;
import dev.holdfast.dns.message.RequestReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/// Goal: whatever octets come in as a message, another implementation reads the same question in
/// it, the reply repeats that question and fits, and it says what the zones say.
@Timeout(10)
class RequestFuzzTest {

  private static final int HEADER_OCTETS = 12;
  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int TRUNCATED = 0x0200;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int NEVER_SET = 0x00f0;

  private final Responder responder = new Responder(AnswerPolicy.ALWAYS);

  static Stream<byte[]> queries() {
    return AskedZones.OWNERS.stream()
        .flatMap(owner -> Stream.of("A", "ANY", "NS").map(type -> owner + " " + type))
        .flatMap(question -> Stream.of(Messages.query(question), Messages.edns(question, 1 << 10)))
        .map(Message::toWire);
  }

  @MethodSource("queries")
  @FuzzTest
  void whateverComesInIsAnsweredAsTheZonesSay(byte[] message) {
    for (Transport transport : Transport.values()) {
      Reply reply = responder.respond(AskedZones.ALL, message, transport);
      switch (RequestReader.read(message)) {
        case Request.Noise _ -> {
          assertThat(message.length < HEADER_OCTETS || (u16(message, 2) & RESPONSE) != 0).isTrue();
          assertThat(reply).isEqualTo(Reply.SILENCE);
        }
        case Request.OtherOpcode _ -> checkBare(message, octets(reply), Rcode.NOTIMP);
        case Request.Malformed _ -> checkBare(message, octets(reply), Rcode.FORMERR);
        case Request.Query query -> {
          checkQuestion(message, query);
          checkAnswer(message, query, octets(reply), transport);
        }
      }
    }
  }

  private static byte[] octets(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Message.class);
    return ((Reply.Message) reply).octets();
  }

  private static void checkBare(byte[] request, byte[] reply, Rcode rcode) {
    checkHeader(request, reply);
    assertThat(reply).hasSize(HEADER_OCTETS);
    assertThat(u16(reply, 2) & 0xf).isEqualTo(rcode.code());
  }

  private static void checkHeader(byte[] request, byte[] reply) {
    int asked = u16(request, 2);
    int told = u16(reply, 2);
    assertThat(u16(reply, 0)).isEqualTo(u16(request, 0));
    assertThat(told & (RESPONSE | OPCODE | RECURSION_DESIRED | NEVER_SET))
        .isEqualTo(RESPONSE | asked & (OPCODE | RECURSION_DESIRED));
  }

  /// What dnsjava finds in the message, unless it finds a fault behind the question: it reads the
  /// rdata of the other sections, of which only the OPT means anything here. A message that says it
  /// was truncated it would read up to the fault.
  private static void checkQuestion(byte[] request, Request.Query query) {
    byte[] whole = request.clone();
    whole[2] &= ~(TRUNCATED >> 8);
    Message other;
    try {
      other = new Message(whole);
    } catch (IOException | IllegalArgumentException strangeRdata) {
      return;
    }
    Question question = query.question();
    assertThat(other.getQuestion().getName().toWireCanonical()).isEqualTo(question.name().toWire());
    assertThat(other.getQuestion().getType()).isEqualTo(question.type());
    assertThat(other.getQuestion().getDClass()).isEqualTo(question.dnsClass());
    OPTRecord opt = other.getOPT();
    switch (query.edns()) {
      case Edns.Absent _ -> assertThat(opt).isNull();
      case Edns.Offered offered -> {
        assertThat(opt.getPayloadSize()).isEqualTo(offered.payloadOctets());
        // Where its first bit is set, dnsjava takes the OPT's TTL for one that is too long, and for
        // 0.
        if (opt.getTTL() != 0) {
          assertThat(opt.getVersion()).isEqualTo(offered.version());
          assertThat((opt.getFlags() & ExtendedFlags.DO) != 0).isEqualTo(offered.dnssecOk());
        }
      }
    }
  }

  private static void checkAnswer(
      byte[] request, Request.Query query, byte[] reply, Transport transport) {
    checkHeader(request, reply);
    int questionEnd = HEADER_OCTETS + query.question().wire().length + 4;
    assertThat(Arrays.copyOfRange(reply, HEADER_OCTETS, questionEnd))
        .isEqualTo(Arrays.copyOfRange(request, HEADER_OCTETS, questionEnd));
    boolean truncated = (u16(reply, 2) & TRUNCATED) != 0;
    assertThat(reply.length).isLessThanOrEqualTo(limit(query.edns(), transport));
    assertThat(truncated && transport != Transport.UDP).isFalse();

    Message read = Messages.read(reply);
    assertThat(read.numBytes()).isEqualTo(reply.length);
    for (int section = Section.QUESTION; section <= Section.ADDITIONAL; section++) {
      assertThat(read.getSection(section)).hasSize(u16(reply, 4 + 2 * section));
    }
    assertThat(read.getOPT() != null).isEqualTo(query.edns() instanceof Edns.Offered);
    if (query.edns() instanceof Edns.Offered offered && offered.version() != 0) {
      assertThat(read.getRcode()).isEqualTo(Rcode.BADVERS.code());
      assertThat(read.getSection(Section.ANSWER)).isEmpty();
    } else {
      AnswerJudge.check(AskedZones.ALL, query.question(), read, truncated);
    }
  }

  private static int limit(Edns edns, Transport transport) {
    return switch (edns) {
      case Edns.Offered _ when transport != Transport.UDP -> 0xffff;
      case Edns.Offered offered -> Math.clamp(offered.payloadOctets(), 512, 1232);
      case Edns.Absent _ -> transport != Transport.UDP ? 0xffff : 512;
    };
  }

  private static int u16(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
  }
}
