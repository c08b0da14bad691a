package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What goes into the log comes out equal, and nothing else comes out of anything else.
class LogEntryTest {

  private static final Instant STAMP = Instant.parse("2026-01-02T03:04:05.678901234Z");

  @TestFactory
  List<DynamicTest> everyCommandComesBackEqual() {
    return Samples.leaves(Command.class).stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> roundTrips(type)))
        .toList();
  }

  private static void roundTrips(Class<?> type) {
    LongStream.range(0, 200)
        .forEach(seed -> {
          LogEntry entry = new LogEntry(STAMP, List.of(request(seed, type)));
          assertThat(LogEntry.decode(ByteBuffer.wrap(encode(entry))))
              .as("seed %d", seed)
              .isEqualTo(entry);
        });
  }

  @Test
  void anEntryHoldsSeveralRequestsInTheirOrder() {
    List<Request> requests = new ArrayList<>();
    for (Class<?> type : Samples.leaves(Command.class)) {
      requests.add(request(7, type));
    }
    LogEntry entry = new LogEntry(STAMP, requests);

    assertThat(LogEntry.decode(ByteBuffer.wrap(encode(entry)))).isEqualTo(entry);
  }

  @Test
  void anEntryWithoutRequestsIsABarrier() {
    byte[] octets = LogEntry.encode(STAMP, List.of());

    assertThat(LogEntry.decode(ByteBuffer.wrap(octets))).isEqualTo(new LogEntry(STAMP, List.of()));
    assertThat(octets.length).isLessThanOrEqualTo(LogEntry.ENVELOPE_OCTETS);
  }

  @Test
  void theEnvelopeIsNoLargerThanItSays() {
    EncodedRequest request = EncodedRequest.of(request(3, Command.StageRecordSets.class));

    assertThat(LogEntry.encode(Instant.MAX, List.of(request)).length - request.size())
        .isLessThanOrEqualTo(LogEntry.ENVELOPE_OCTETS);
  }

  @Test
  void anUnknownFormatVersionIsRefusedWithWhatToDo() {
    byte[] octets = LogFormat.LogEntry.newBuilder().setFormatVersion(3).build().toByteArray();

    assertThatThrownBy(() -> LogEntry.decode(ByteBuffer.wrap(octets)))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "the log entry has format version 3, and this software reads versions 1 to 2; "
                + "run the release that wrote it");
  }

  @Test
  void anEntryHasTheOldestVersionThatHoldsAllOfIt() throws IOException {
    EncodedRequest old = EncodedRequest.of(request(3, Command.EnactPlan.class));
    EncodedRequest young = EncodedRequest.of(request(3, Command.GrantRole.class));

    assertThat(version(List.of())).isEqualTo(1);
    assertThat(version(List.of(old, old))).isEqualTo(1);
    assertThat(version(List.of(old, young, old))).isEqualTo(2);
  }

  private static int version(List<EncodedRequest> requests) throws IOException {
    return LogFormat.LogEntry.parseFrom(LogEntry.encode(STAMP, requests)).getFormatVersion();
  }

  @Test
  void textThatCannotBeStoredIsRefusedBeforeItIsStored() {
    Request request = Request.of("half a pair \ud83d", new Command.OpenPlan());

    assertThatThrownBy(() -> EncodedRequest.of(request))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("cannot be stored unchanged");
  }

  @Test
  void damagedOctetsGiveACodecExceptionOrAnEntry() {
    Random random = new Random(42);
    List<byte[]> entries =
        Samples.leaves(Command.class).stream()
            .map(type -> encode(new LogEntry(STAMP, List.of(request(11, type)))))
            .toList();
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = damage(entries.get(random.nextInt(entries.size())), random);
      try {
        LogEntry.decode(ByteBuffer.wrap(damaged));
      } catch (CodecException expected) {
        assertThat(expected.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(5_000);
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] damaged =
        Arrays.copyOf(
            whole, random.nextInt(4) == 0 ? random.nextInt(whole.length + 8) : whole.length);
    for (int flips = 1 + random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static Request request(long seed, Class<?> command) {
    Samples samples = new Samples(seed);
    Request around = (Request) samples.of(Request.class);
    return new Request(
        around.key(), around.caller(), around.reason(), (Command) samples.of(command));
  }

  private static byte[] encode(LogEntry entry) {
    return LogEntry.encode(
        entry.stamp(), entry.requests().stream().map(EncodedRequest::of).toList());
  }
}
