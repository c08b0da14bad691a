package dev.holdfast.replica;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One round in which a leader proves that reads may be answered from the log up to an index.
///
/// It notes its term and its commit index, and then asks the voters for the newest term they know.
/// Once a majority, itself included, has said that it is still that term, every write acknowledged
/// before the round began is within the index. For a write of an earlier term the leader had when
/// it was ready; one of its own it knew to be committed before it was acknowledged; and one of a
/// later term there cannot be: its leader was elected by a majority who noted the later term before
/// they voted, and one of those would have said so now. What this needs of Ratis, and why it holds
/// while members change, stands in decision 26.
final class Confirmation {

  /// How long to leave a voter alone that did not say what is hoped for: it was away, or has not
  /// heard of the term yet.
  private static final Duration PAUSE = Duration.ofMillis(20);

  /// The node that wants to prove that it leads.
  interface Claimant {
    String id();

    /// The newest term it knows, at this moment.
    long term();

    /// Whether it believes that it leads, at this moment.
    boolean leads();
  }

  private final Claimant self;
  private final Leadership claim;
  private final Function<String, CompletableFuture<Long>> termOf;
  private final Executor pause;
  private final Set<String> agreeing = new TreeSet<>();
  private final CompletableFuture<Long> confirmed = new CompletableFuture<>();

  private Confirmation(
      Claimant self, Leadership claim, Function<String, CompletableFuture<Long>> termOf) {
    this.self = self;
    this.claim = claim;
    this.termOf = termOf;
    this.pause =
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
  }

  /// Begins a round; completes with the index, or fails with [NotLeaderException].
  ///
  /// @param claim what `self` knew before this call
  /// @param termOf asks a voter for its term, beginning now
  static CompletableFuture<Long> begin(
      Claimant self,
      Leadership claim,
      Function<String, CompletableFuture<Long>> termOf,
      Duration timeout) {
    Confirmation round = new Confirmation(self, claim, termOf);
    claim.voters().all().stream().filter(id -> !id.equals(self.id())).forEach(round::ask);
    round.agrees(self.id());
    return round
        .confirmed
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure -> CompletableFuture.failedFuture(round.said(failure, timeout)));
  }

  private void ask(String voter) {
    termOf
        .apply(voter)
        .whenComplete((term, failure) -> {
          if (failure == null && term == claim.term()) {
            agrees(voter);
          } else if (failure == null && term > claim.term()) {
            lost(
                "%s knows of term %d, and this node led in term %d"
                    .formatted(voter, term, claim.term()));
          } else if (!self.leads()) {
            lost("it leads no more");
          } else if (!confirmed.isDone()) {
            pause.execute(() -> ask(voter));
          }
        });
  }

  private synchronized void agrees(String voter) {
    agreeing.add(voter);
    // This node's own say counts as of now, like the others': it may have voted meanwhile.
    if (claim.voters().areMajority(agreeing)) {
      if (self.term() == claim.term()) {
        confirmed.complete(claim.committed());
      } else {
        lost("it led in term %d, and knows of term %d now".formatted(claim.term(), self.term()));
      }
    }
  }

  private void lost(String why) {
    confirmed.completeExceptionally(unproven(why));
  }

  static NotLeaderException unproven(String why) {
    return new NotLeaderException("this node could not prove that it leads: " + why);
  }

  private synchronized Throwable said(Throwable failure, Duration timeout) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          said(wrapped.getCause(), timeout);
      case TimeoutException _ ->
          unproven(
              "within %d ms no majority of %s said that term %d is still the newest, only %s"
                  .formatted(timeout.toMillis(), claim.voters().all(), claim.term(), agreeing));
      default -> failure;
    };
  }
}
