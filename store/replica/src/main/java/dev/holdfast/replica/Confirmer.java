package dev.holdfast.replica;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.ratis.server.RaftServer;

/// Confirms this node's reads, many in one round; how, is told in [Confirmation].
final class Confirmer {

  private final String node;
  private final RaftServer.Division division;
  private final PeerTerms peers;
  private final Duration timeout;
  private final Supplier<String> whyNot;
  private final Rounds<Long> rounds;

  /// @param whyNot says why this node does not lead
  /// @param completions runs what follows a round
  Confirmer(
      ReplicaConfig config,
      RaftServer.Division division,
      PeerTerms peers,
      Supplier<String> whyNot,
      Executor completions) {
    this.node = config.node();
    this.division = division;
    this.peers = peers;
    this.timeout = config.timing().submit();
    this.whyNot = whyNot;
    this.rounds = new Rounds<>(this::begin, completions);
  }

  CompletableFuture<Long> confirm() {
    return division.getInfo().isLeaderReady() ? rounds.join() : notLeading();
  }

  private CompletableFuture<Long> begin() {
    return Leadership.of(division)
        .map(claim -> Confirmation.begin(new Self(), claim, peers::of, timeout))
        .orElseGet(this::notLeading);
  }

  private CompletableFuture<Long> notLeading() {
    return CompletableFuture.failedFuture(Confirmation.unproven(whyNot.get()));
  }

  private final class Self implements Confirmation.Claimant {

    @Override
    public String id() {
      return node;
    }

    @Override
    public long term() {
      return division.getInfo().getCurrentTerm();
    }

    @Override
    public boolean leads() {
      return division.getInfo().isLeaderReady();
    }
  }
}
