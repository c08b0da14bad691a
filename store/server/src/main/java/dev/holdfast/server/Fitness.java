package dev.holdfast.server;

import dev.holdfast.replica.Applied;
import dev.holdfast.replica.Standing;
import dev.holdfast.server.config.NodeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What the node is fit for now, as it looks again and again: to answer DNS, and to be sent reads
/// and changes.
///
/// A node is ready once it has applied all that was acknowledged, and answers DNS from it, which it
/// proves once after it started and once after each time it lost its leader. DNS does not wait for
/// that for long: with or without a leader, what a node holds is answered, unless it is older than
/// the configured age. Only a node that has just started waits as long as it hears from leaders,
/// and `dns.start_wait` longer: it is on its way, and would answer what was so before it stopped.
/// Where nodes start together, leaders come and go meanwhile.
final class Fitness {

  private final Supplier<Standing> standing;
  private final Supplier<CompletableFuture<Applied>> upToDate;
  private final Supplier<Applied> lasting;
  private final Duration contactLost;
  private final NodeConfig.Dns dns;
  private Optional<CompletableFuture<Applied>> proof = Optional.empty();
  private boolean provenOnce;

  /// When a leader was last heard of; before the first time, when the node started.
  private long ledNanos = System.nanoTime();

  private volatile boolean answersDns;
  private volatile List<String> obstacles = List.of("the node is starting");

  /// @param upToDate begins to prove that the node has applied everything
  /// @param lasting what DNS is answered from
  Fitness(
      Supplier<Standing> standing,
      Supplier<CompletableFuture<Applied>> upToDate,
      Supplier<Applied> lasting,
      NodeConfig config) {
    this.standing = standing;
    this.upToDate = upToDate;
    this.lasting = lasting;
    this.contactLost = config.replication().electionTimeoutMax().multipliedBy(2);
    this.dns = config.dns();
  }

  /// Looks at the node.
  synchronized void look() {
    Standing now = standing.get();
    List<String> found = new ArrayList<>();
    boolean led = now.leader().isPresent() && now.sinceLeader().compareTo(contactLost) <= 0;
    if (!led) {
      proof = Optional.empty();
      found.add(
          "no leader is known, or none was heard of for %d ms".formatted(contactLost.toMillis()));
    } else if (!proven()) {
      found.add(
          "the node has not caught up with the leader, %s, who has committed %d log entries"
              .formatted(now.leader().get(), Math.max(0, now.committedIndex() + 1)));
    }
    if (led) {
      ledNanos = System.nanoTime();
    }
    answersDns = mayAnswerDns(now, led, found);
    obstacles = List.copyOf(found);
  }

  private boolean proven() {
    if (proof.isEmpty() || proof.get().isCompletedExceptionally()) {
      proof = Optional.of(upToDate.get());
    }
    CompletableFuture<Applied> attempt = proof.get();
    boolean proven =
        attempt.isDone()
            && !attempt.isCompletedExceptionally()
            && lasting.get().index() >= attempt.join().index();
    provenOnce |= proven;
    return proven;
  }

  private boolean mayAnswerDns(Standing now, boolean led, List<String> found) {
    Duration waited = Duration.ofNanos(System.nanoTime() - ledNanos);
    if (!provenOnce && (led || waited.compareTo(dns.startWait()) < 0)) {
      found.add(
          "DNS waits for the node to catch up before its first answers, until it has heard of no leader for %d s (dns.start_wait)"
              .formatted(dns.startWait().toSeconds()));
      return false;
    }
    if (dns.maxAge().filter(age -> now.sinceLeader().compareTo(age) > 0).isPresent()) {
      found.add(
          "DNS answers SERVFAIL: no leader was heard of for %d s, and dns.max_age is %d s"
              .formatted(now.sinceLeader().toSeconds(), dns.maxAge().get().toSeconds()));
      return false;
    }
    return true;
  }

  /// Whether DNS may answer from what the node holds.
  boolean answersDns() {
    return answersDns;
  }

  /// What stands between the node and being ready, in plain words; nothing when it is.
  List<String> obstacles() {
    return obstacles;
  }
}
