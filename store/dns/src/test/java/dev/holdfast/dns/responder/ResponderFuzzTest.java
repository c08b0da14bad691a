package dev.holdfast.dns.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.Seed;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/// Whatever octets arrive, there is a reply that others can read and that fits, or none.
class ResponderFuzzTest {

  private final long seed = Seed.draw();
  private final Random random = new Random(seed);
  private final Responder responder = new Responder(AnswerPolicy.ALWAYS);

  @Test
  void everyCombinationOfNamesAndTypesGetsAReplyThatCanBeReadAndFits() {
    for (int round = 0; round < 20_000; round++) {
      byte[] request = anyQuery().toWire();

      Reply reply = check(round, request);

      assertThat(reply).isInstanceOf(Reply.Message.class);
    }
  }

  @Test
  void queriesWithOctetsChangedAddedOrLostAreRepliedToOrIgnored() {
    for (int round = 0; round < 200_000; round++) {
      check(round, mutated(anyQuery().toWire()));
    }
  }

  @Test
  void randomOctetsAreRepliedToOrIgnored() {
    for (int round = 0; round < 200_000; round++) {
      byte[] request = new byte[random.nextInt(80)];
      random.nextBytes(request);
      if (request.length > 6 && random.nextBoolean()) {
        request[2] = 0;
        request[4] = 0;
        request[5] = 1;
      }
      check(round, request);
    }
  }

  private Reply check(int round, byte[] request) {
    Transport transport = random.nextBoolean() ? Transport.UDP : Transport.TCP;
    Reply reply;
    try {
      reply = responder.respond(AskedZones.ALL, request, transport);
    } catch (RuntimeException thrown) {
      throw new AssertionError(place(round, request), thrown);
    }
    if (reply instanceof Reply.Message message) {
      checkMessage(place(round, request), request, message, transport);
    }
    return reply;
  }

  private static void checkMessage(
      String place, byte[] request, Reply.Message reply, Transport transport) {
    Message response = Messages.read(reply.octets());
    assertThat(Arrays.copyOf(reply.octets(), 2)).as(place).isEqualTo(Arrays.copyOf(request, 2));
    assertThat(response.getHeader().getFlag(Flags.QR)).as(place).isTrue();
    assertThat(response.getRcode()).as(place).isEqualTo(reply.rcode().code());
    assertThat(response.getHeader().getFlag(Flags.TC)).as(place).isEqualTo(reply.truncated());
    if (transport == Transport.UDP) {
      int limit = response.getOPT() == null ? 512 : Transport.UDP_PAYLOAD_OCTETS;
      assertThat(reply.octets().length).as(place).isLessThanOrEqualTo(limit);
    } else {
      assertThat(reply.truncated()).as(place).isFalse();
    }
    if (response.getQuestion() == null) {
      assertThat(response.getSection(Section.ANSWER)).as(place).isEmpty();
    }
  }

  private Message anyQuery() {
    String owner = AskedZones.OWNERS.get(random.nextInt(AskedZones.OWNERS.size()));
    String prefix = random.nextInt(4) == 0 ? "x".repeat(1 + random.nextInt(63)) + "." : "";
    String name = owner.equals(".") && !prefix.isEmpty() ? prefix : prefix + owner;
    String question = name + " " + AskedZones.TYPES.get(random.nextInt(AskedZones.TYPES.size()));
    return random.nextBoolean()
        ? Messages.query(question)
        : Messages.edns(question, random.nextInt(1 << 16));
  }

  private byte[] mutated(byte[] octets) {
    byte[] changed = octets;
    for (int change = random.nextInt(4); change >= 0; change--) {
      changed =
          switch (random.nextInt(3)) {
            case 0 -> withOctetChanged(changed);
            case 1 -> Arrays.copyOf(changed, random.nextInt(changed.length + 1));
            default -> withOctetsAdded(changed);
          };
    }
    return changed;
  }

  private byte[] withOctetChanged(byte[] octets) {
    byte[] changed = octets.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] withOctetsAdded(byte[] octets) {
    int at = random.nextInt(octets.length + 1);
    byte[] added = new byte[random.nextInt(20)];
    random.nextBytes(added);
    byte[] changed = Arrays.copyOf(octets, octets.length + added.length);
    System.arraycopy(octets, at, changed, at + added.length, octets.length - at);
    System.arraycopy(added, 0, changed, at, added.length);
    return changed;
  }

  private String place(int round, byte[] request) {
    return "-Dholdfast.seed=%d, round %d, request %s"
        .formatted(seed, round, HexFormat.of().formatHex(request));
  }
}
