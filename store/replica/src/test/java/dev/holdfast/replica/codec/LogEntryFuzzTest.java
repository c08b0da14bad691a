package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever octets the log holds, they are an entry or a [CodecException]; an entry comes
/// back equal from its own stored form, every node can apply it, and the state that it leads to can
/// be stored too.
@Timeout(10)
class LogEntryFuzzTest {

  private static final Instant STAMP = Instant.parse("2026-01-01T01:00:00Z");

  /// Without access, so that any caller gets as far as a command goes.
  private final State before = Story.withSomeOfEverything().withoutAccess();

  static Stream<byte[]> entries() {
    Stream<List<Request>> sampled =
        Samples.leaves(Command.class).stream().map(type -> List.of(sample(type)));
    Stream<List<Request>> told =
        Stream.of(
            List.of(),
            List.of(
                Story.request(Story.put(Story.endpoint(0), 9)),
                Story.request(Story.enact(2)),
                Story.keyed("once", new Command.OpenPlan()),
                Story.keyed("once", new Command.OpenPlan())));
    return Stream.concat(sampled, told).map(requests -> encode(STAMP, requests));
  }

  private static Request sample(Class<?> command) {
    return Request.of("tester", (Command) new Samples(5).of(command));
  }

  @MethodSource("entries")
  @FuzzTest
  void octetsAreAnEntryThatEveryNodeCanApplyOrNone(byte[] octets) throws IOException {
    LogEntry entry;
    try {
      entry = LogEntry.decode(ByteBuffer.wrap(octets));
    } catch (CodecException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    assertThat(entry.formatVersion()).isBetween(Formats.OLDEST, Formats.NEWEST);
    LogEntry again = LogEntry.decode(ByteBuffer.wrap(encode(entry.stamp(), entry.requests())));
    assertThat(again.stamp()).isEqualTo(entry.stamp());
    assertThat(again.requests()).isEqualTo(entry.requests());

    State after = before;
    for (Request request : entry.requests()) {
      after = Protocol.apply(after, request, entry.stamp()).state();
    }
    if (!entry.requests().isEmpty()) {
      assertThat(stored(after)).isEqualTo(after);
    }
  }

  private static State stored(State state) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StateWriter.write(state, out);
    return StateReader.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static byte[] encode(Instant stamp, List<Request> requests) {
    return LogEntry.encode(stamp, requests.stream().map(EncodedRequest::of).toList());
  }
}
