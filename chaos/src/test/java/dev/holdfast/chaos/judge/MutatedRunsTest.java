package dev.holdfast.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The judges are judged: they pass every good run, and each sees everything it claims to see in
/// runs that were good before one thing was changed.
class MutatedRunsTest {

  private static final List<Run> GOOD =
      IntStream.rangeClosed(1, 12).mapToObj(RandomRun::of).toList();

  @Test
  void goodRunsPass() {
    for (int i = 0; i < GOOD.size(); i++) {
      int seed = i + 1;
      assertThat(GOOD.get(i).verdicts())
          .allSatisfy(
              verdict -> assertThat(verdict.held()).as("seed %d, %s", seed, verdict).isTrue());
    }
  }

  @Test
  void goodRunsHaveSomeOfAllThatIsJudged() {
    Run run = GOOD.getFirst();

    assertThat(run.witness().counts())
        .containsKeys(
            "changes acknowledged",
            "changes refused",
            "changes turned away",
            "linearizable reads",
            "local reads",
            "unknown outcomes that happened",
            "unknown outcomes that did not happen");
    assertThat(run.watches().count("streams resumed")).isPositive();
    assertThat(run.search().count("of unknown outcome")).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void everyMutationIsSeenByAllWhoClaimTo(Mutation mutation) {
    int tried = 0;
    for (int i = 0; i < GOOD.size(); i++) {
      int seed = i + 1;
      Optional<Run> bad = mutation.of(GOOD.get(i), new Random(seed));
      if (bad.isPresent()) {
        tried++;
        assertThat(mutation.judged(bad.get()))
            .allSatisfy(verdict ->
                assertThat(verdict.findings())
                    .as("seed %d, %s", seed, verdict)
                    .isNotEmpty()
                    .extracting(Finding::rule)
                    .doesNotContain(SearchJudge.IN_TIME));
      }
    }
    assertThat(tried).as("runs that had a place for it").isGreaterThan(GOOD.size() / 2);
  }
}
