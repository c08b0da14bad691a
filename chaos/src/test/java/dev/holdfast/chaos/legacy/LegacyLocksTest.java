package dev.holdfast.chaos.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.legacy.LegacyDns.BatchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The old lock does what a lock does, mutual exclusion with an expiry, and no more than that.
class LegacyLocksTest {

  private static final String ZONE = "region.db.example.";
  private static final LegacyRules RULES = LegacyRules.UNFENCED;

  private final LegacyDns dns = new LegacyDns();
  private Instant now = Instant.parse("2025-10-20T06:48:00Z");
  private final LegacyLocks byA = new LegacyLocks(dns, "A", RULES, () -> now);
  private final LegacyLocks byB = new LegacyLocks(dns, "B", RULES, () -> now);

  private BatchResult write(LegacyLocks locks, LegacyEntry.Lock lock) {
    List<LegacyChange> batch = new ArrayList<>(locks.installing(ZONE, lock, 1));
    batch.add(new LegacyChange.Upsert(ZONE, new LegacyEntry.Addresses(List.of("198.18.0.1"))));
    return dns.apply(ZONE, batch);
  }

  @Test
  void whileOneHasItNobodyElseCanTakeIt() {
    assertThat(byA.tryTake(ZONE)).isPresent();
    assertThat(byB.tryTake(ZONE)).isEmpty();
  }

  @Test
  void aBatchGivesItBack() {
    assertThat(write(byA, byA.tryTake(ZONE).orElseThrow())).isEqualTo(new BatchResult.Accepted());
    assertThat(byB.tryTake(ZONE)).isPresent();
  }

  @Test
  void aBatchWhoseLockExpiredAndWasTakenByAnotherFailsWhole() {
    LegacyEntry.Lock ofA = byA.tryTake(ZONE).orElseThrow();
    now = now.plus(RULES.lockLifetime());
    assertThat(byB.tryTake(ZONE)).isPresent();

    assertThat(write(byA, ofA)).isInstanceOf(BatchResult.Rejected.class);
    assertThat(dns.resolve(ZONE)).isEmpty();
  }

  @Test
  void itSaysWhoAndUntilWhenButNotWhichPlan() {
    write(byA, byA.tryTake(ZONE).orElseThrow());

    assertThat(byB.tryTake(ZONE).orElseThrow().generation()).isEmpty();
  }

  @Test
  void fencedItSaysWhichPlan() {
    LegacyLocks fenced = new LegacyLocks(dns, "C", RULES.withFence(), () -> now);
    write(fenced, fenced.tryTake(ZONE).orElseThrow());

    assertThat(fenced.tryTake(ZONE).orElseThrow().generation()).hasValue(1);
  }
}
