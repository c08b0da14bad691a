package dev.holdfast.server;

import dev.holdfast.replica.Members;
import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.replica.membership.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// The members of a [MemoryReplica], known by their ids. There is no log in which they could
/// change.
record FixedMembers(List<String> ids) implements Members {

  @Override
  public Configuration configuration() {
    TreeMap<String, Member> voters = new TreeMap<>();
    ids.forEach(id -> voters.put(id, new Member(id, "", "", "", "")));
    return Configuration.of(voters);
  }

  @Override
  public List<Progress> progress() {
    return List.of();
  }

  @Override
  public CompletableFuture<Configuration> change(Change change, Optional<Long> expectedVersion) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("no log"));
  }

  @Override
  public CompletableFuture<String> transfer(Optional<String> successor, Duration timeout) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("no log"));
  }
}
