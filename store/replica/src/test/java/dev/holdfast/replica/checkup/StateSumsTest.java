package dev.holdfast.replica.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.Story;
import dev.holdfast.replica.codec.StateSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The sum at every index of late is that of the state there.
class StateSumsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<State> states = new ArrayList<>(List.of(State.EMPTY));
  private StateSums sums;

  @AfterEach
  void close() {
    sums.close();
  }

  private void tellStory() {
    Story.withSomeOfEverything(states::add);
    for (int index = 1; index < states.size(); index++) {
      sums.applied(index, states.get(index - 1), states.get(index));
    }
  }

  private void awaitCounted(long index) {
    await().atMost(PATIENCE).until(() -> sums.last() >= index && sums.recounted() >= 0);
  }

  @Test
  void everyIndexHasTheSumOfItsState() {
    sums = new StateSums("n1", 0, State.EMPTY);
    tellStory();
    awaitCounted(states.size() - 1);

    for (int index = 0; index < states.size(); index++) {
      assertThat(sums.at(index)).as("index %d", index).contains(StateSum.of(states.get(index)));
    }
    assertThat(sums.at(states.size())).isEmpty();
    assertThat(sums.at(-1)).isEmpty();
  }

  @Test
  void anIndexThatWasNotToldHasNoSumAndNeitherHasOneOfLongAgo() {
    sums = new StateSums("n1", 0, State.EMPTY);
    sums.applied(5, State.EMPTY, State.EMPTY);
    sums.applied(9_000, State.EMPTY, State.EMPTY);
    awaitCounted(9_000);

    assertThat(sums.at(5)).contains(StateSum.ZERO);
    assertThat(sums.at(6)).isEmpty();
    sums.applied(5 + 8192, State.EMPTY, State.EMPTY);
    awaitCounted(5 + 8192);
    assertThat(sums.at(5)).isEmpty();
  }

  @Test
  void aStateThatTookThePlaceOfAnotherIsCountedAnew() {
    sums = new StateSums("n1", 0, State.EMPTY);
    tellStory();
    State fetched = Story.withEndpoints(50);
    sums.begin(10_000, fetched);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sums.at(10_000)).contains(StateSum.of(fetched)));
    assertThat(sums.at(states.size() - 1)).isEmpty();
    assertThat(sums.miscounts()).isZero();
  }

  @Test
  void countingAnewFindsAStateThatIsNotWhatItsChangesCameTo() {
    sums = new StateSums("n1", 0, State.EMPTY);
    awaitCounted(0);
    State claimed = Story.withEndpoints(3);
    State held = Story.withEndpoints(4);
    sums.applied(1, State.EMPTY, claimed);
    sums.applied(2, held, held);
    awaitCounted(2);
    assertThat(sums.at(2)).contains(StateSum.of(claimed));

    sums.recount();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sums.at(2)).contains(StateSum.of(held)));
    assertThat(sums.miscounts()).isEqualTo(1);
  }
}
