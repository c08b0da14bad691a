package dev.holdfast.chaos.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A seed says everything: without that no failure could be looked at twice.
@ExtendWith(QuietAgents.class)
class DeterminismTest {

  private static final int SEEDS = 12;

  @Test
  void theSameSeedIsTheSameRunEventByEventHoweverManyRunBesideIt() throws InterruptedException {
    Map<Long, Verdict> once = run(1);
    Map<Long, Verdict> again = run(3);

    assertThat(once).hasSize(SEEDS);
    once.forEach((seed, verdict) -> {
      assertThat(again.get(seed).fingerprint())
          .as("seed %d", seed)
          .isEqualTo(verdict.fingerprint());
      assertThat(again.get(seed).events()).isEqualTo(verdict.events());
      assertThat(again.get(seed).tally().all()).isEqualTo(verdict.tally().all());
    });
  }

  @Test
  void differentSeedsAreDifferentRuns() throws InterruptedException {
    assertThat(run(2).values()).extracting(Verdict::fingerprint).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatIsToldIsTheRunThatWasNot() throws InterruptedException {
    Verdict[] told = new Verdict[1];
    Thread.ofVirtual().start(() -> told[0] = Run.of(Run.schedule(1), true)).join();

    assertThat(told[0].story()).isNotEmpty();
    assertThat(told[0].fingerprint()).isEqualTo(run(1).get(1L).fingerprint());
  }

  private static Map<Long, Verdict> run(int workers) throws InterruptedException {
    Map<Long, Verdict> verdicts = new TreeMap<>();
    Campaign.run(
        LongStream.rangeClosed(1, SEEDS),
        workers,
        verdict -> verdicts.put(verdict.schedule().seed(), verdict) == null);
    return verdicts;
  }
}
