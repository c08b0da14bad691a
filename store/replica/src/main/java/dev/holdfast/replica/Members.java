package dev.holdfast.replica;

import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Who belongs to the cluster, who leads it, and how both are changed.
public interface Members {

  /// The members as this node knows them now.
  Configuration configuration();

  /// How far the other members have come; known at the leader, empty elsewhere.
  List<Progress> progress();

  /// At the leader: makes `change`, and returns the configuration that has it. What has been made
  /// before is not made again.
  ///
  /// The future fails with [dev.holdfast.replica.membership.MembershipRefusedException] when a rule
  /// stands against it, with [NotLeaderException] elsewhere and where the lead had to be handed
  /// over first, and with [OutcomeUnknownException] when the lead was lost on the way.
  ///
  /// @param expectedVersion the configuration it is meant for, where it is meant for no other
  CompletableFuture<Configuration> change(Change change, Optional<Long> expectedVersion);

  /// At the leader: hands the lead to `successor`, or to the voter that has come furthest, and
  /// returns who leads then. Fails as [#change] does.
  CompletableFuture<String> transfer(Optional<String> successor, Duration timeout);
}
