package dev.holdfast.replica.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testing.net.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A leader that is cut off answers no read with less than what had been acknowledged elsewhere.
/// Ratis' own linearizable reads do, in the same rounds: were they clean too, the rounds would
/// prove nothing.
@Tag("thorough")
class PartitionIT {

  private static final int ROUNDS = 20;

  /// Far apart, so that the others often elect a new leader well before the old one gives up.
  private static final Duration ELECTION_MIN = Duration.ofMillis(500);

  private static final Duration ELECTION_MAX = Duration.ofMillis(1500);

  /// Confirmed reads of each register before each cut, and after it has healed.
  private static final int READS = 20;

  private record Round(int node, long cutNanos) {}

  @TempDir private Path folder;

  private static void until(Callable<Boolean> condition) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(180))
        .until(condition);
  }

  @Test
  void aLeaderThatIsCutOffAnswersNoReadWithLessThanWasAcknowledgedElsewhere() throws Exception {
    try (Fleet fleet = Fleet.start(Lab.open(), folder, ELECTION_MIN, ELECTION_MAX)) {
      List<Round> rounds = new ArrayList<>();
      long healedNanos = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        Round round = cutTheLeader(fleet, healedNanos);
        rounds.add(round);
        fleet.join(round.node());
        healedNanos = System.nanoTime();
      }
      awaitReads(fleet, healedNanos);
      judge(fleet, rounds);
    }
  }

  /// Cuts a node off that leads both registers, once its reads have been answered while nothing was
  /// written: what Ratis has confirmed once it takes for confirmed ever after.
  private static Round cutTheLeader(Fleet fleet, long healedNanos) {
    awaitReads(fleet, healedNanos);
    AtomicInteger quiet = new AtomicInteger();
    AtomicLong sinceNanos = new AtomicLong();
    until(() -> {
      int leader = fleet.commonLeader().orElse(0);
      if (leader != quiet.get()) {
        hush(fleet, quiet.getAndSet(leader), leader);
        sinceNanos.set(System.nanoTime());
      }
      return leader != 0 && haveReads(fleet, sinceNanos.get());
    });
    int node = quiet.get();
    long cutNanos = System.nanoTime();
    fleet.cut(node);
    Fleet.REGISTERS.forEach(register ->
        until(() ->
            fleet.history(register).writesElsewhereSince(cutNanos, node) > 0
                && !fleet.leads(register, node)));
    hush(fleet, node, 0);
    return new Round(node, cutNanos);
  }

  /// Lets the client beside one node write again, and has the one beside another read only; 0 is
  /// none.
  private static void hush(Fleet fleet, int before, int now) {
    if (before != 0) {
      fleet.quiet(before, false);
    }
    if (now != 0) {
      fleet.quiet(now, true);
    }
  }

  private static boolean haveReads(Fleet fleet, long sinceNanos) {
    return Fleet.REGISTERS.stream()
        .allMatch(register -> fleet.history(register).readsSince(sinceNanos) >= READS);
  }

  /// Waits until one node leads both registers, and reads of both are answered.
  private static void awaitReads(Fleet fleet, long sinceNanos) {
    until(() -> fleet.commonLeader().isPresent() && haveReads(fleet, sinceNanos));
  }

  private static void judge(Fleet fleet, List<Round> rounds) {
    for (String register : Fleet.REGISTERS) {
      History history = fleet.history(register);
      long staleRounds =
          rounds.stream()
              .filter(round -> !history.stale(round.cutNanos(), nextCut(rounds, round)).isEmpty())
              .count();
      System.out.printf(
          "%s: %d rounds, %d writes, %d reads, %d of them stale in %d rounds%n",
          register,
          rounds.size(),
          history.writes(),
          history.reads(),
          history.stale(Long.MIN_VALUE, Long.MAX_VALUE).size(),
          staleRounds);
    }
    assertThat(fleet.history("holdfast").stale(Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
    assertThat(fleet.history("stock").stale(Long.MIN_VALUE, Long.MAX_VALUE))
        .as("reads of Ratis' own; if none is stale these rounds cannot show one")
        .isNotEmpty();
  }

  private static long nextCut(List<Round> rounds, Round round) {
    int next = rounds.indexOf(round) + 1;
    return next < rounds.size() ? rounds.get(next).cutNanos() : Long.MAX_VALUE;
  }
}
