package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Reply;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the request table remembers comes out of a snapshot equal.
class OutcomeCodecTest {

  @TestFactory
  List<DynamicTest> everyOutcomeComesBackEqual() {
    return Samples.leaves(Outcome.class).stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> roundTrips(type)))
        .toList();
  }

  private static void roundTrips(Class<?> type) {
    LongStream.range(0, 200)
        .forEach(seed -> {
          Outcome outcome = (Outcome) new Samples(seed).of(type);
          Reply reply = new Reply(seed, outcome, seed % 2 == 0);
          assertThat(OutcomeCodec.reply(OutcomeCodec.encodeReply(reply)))
              .as("seed %d", seed)
              .isEqualTo(reply);
        });
  }
}
