package dev.holdfast.dns.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.responder.Messages;
import dev.holdfast.dns.responder.Reply;
import dev.holdfast.dns.responder.Responder;
import dev.holdfast.dns.responder.Transport;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever octets come in over a connection, and in whatever pieces, each whole request in
/// them gets its one response, in order and alone; at the first that is none the connection ends.
@Timeout(10)
class ConnectionFuzzTest {

  private static final FrontOptions OPTIONS =
      FrontOptions.on(new InetSocketAddress(0))
          .withMaxConnections(1)
          .withIdleTimeout(Duration.ofMinutes(1));

  private static final Zones ZONES =
      TestZones.of(
          """
          $ORIGIN example.
          @ 60 SOA ns1 hostmaster 1 7200 900 1209600 300
          @ 60 NS ns1
          ns1 60 A 192.0.2.1
          $GENERATE 1-40 big 60 A 10.0.0.$
          """);

  private final Responder responder = new Responder(AnswerPolicy.ALWAYS);
  private final RequestDesk desk = new RequestDesk(() -> ZONES, responder, FrontListener.NONE);

  /// The first octet of an input cuts what follows it into pieces.
  static Stream<byte[]> streams() {
    byte[] one = framed(Messages.query("ns1.example. A").toWire());
    byte[] other = framed(Messages.edns("big.example. A", 4096).toWire());
    byte[] noise = framed(new byte[] {1, 2, 3});
    byte[] empty = {0, 0};
    return Stream.of(
            joined(one),
            joined(one, other, one),
            joined(Collections.nCopies(12, other).toArray(byte[][]::new)),
            joined(one, noise, other),
            joined(other, empty, one),
            joined(one, new byte[] {5, 0, 1}))
        .flatMap(stream ->
            IntStream.of(0, 1, 7).mapToObj(piece -> joined(new byte[] {(byte) piece}, stream)));
  }

  @MethodSource("streams")
  @FuzzTest
  void everyWholeRequestGetsItsResponse(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    int piece = input[0] == 0 ? Math.max(1, stream.length) : input[0] & 0xff;
    Expected expected = expected(stream);

    EmbeddedChannel connection =
        new EmbeddedChannel(new ConnectionInitializer(desk, OPTIONS, Optional.empty()));
    try {
      for (int at = 0; at < stream.length && connection.isOpen(); at += piece) {
        connection.writeInbound(
            Unpooled.copiedBuffer(stream, at, Math.min(piece, stream.length - at)));
      }
      connection.runPendingTasks();

      assertThat(sent(connection)).isEqualTo(expected.octets());
      assertThat(connection.isOpen()).isEqualTo(expected.open());
    } finally {
      connection.finishAndReleaseAll();
    }
  }

  /// @param octets that are sent back
  /// @param open whether the connection goes on
  private record Expected(byte[] octets, boolean open) {}

  private Expected expected(byte[] stream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at + 2 <= stream.length) {
      int length = (stream[at] & 0xff) << 8 | stream[at + 1] & 0xff;
      if (at + 2 + length > stream.length) {
        break;
      }
      byte[] request = Arrays.copyOfRange(stream, at + 2, at + 2 + length);
      switch (responder.respond(ZONES, request, Transport.TCP)) {
        case Reply.Silence _ -> {
          return new Expected(out.toByteArray(), false);
        }
        case Reply.Message message -> out.writeBytes(framed(message.octets()));
      }
      at += 2 + length;
    }
    return new Expected(out.toByteArray(), true);
  }

  private static byte[] sent(EmbeddedChannel connection) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ByteBuf response = connection.readOutbound();
        response != null;
        response = connection.readOutbound()) {
      byte[] octets = new byte[response.readableBytes()];
      response.readBytes(octets);
      response.release();
      out.writeBytes(octets);
    }
    return out.toByteArray();
  }

  private static byte[] framed(byte[] message) {
    return joined(new byte[] {(byte) (message.length >>> 8), (byte) message.length}, message);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Stream.of(parts).forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
