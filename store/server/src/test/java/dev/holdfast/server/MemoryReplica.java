package dev.holdfast.server;

import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.Applied;
import dev.holdfast.replica.Committed;
import dev.holdfast.replica.FormatStanding;
import dev.holdfast.replica.Members;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.SnapshotTally;
import dev.holdfast.replica.Standing;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.codec.StateSum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The whole log of a cluster of one, in memory: the machine is the real one, replication is not.
/// For tests of what stands in front of a replica, and of what it does when a replica fails.
final class MemoryReplica implements Replica {

  private final String node;
  private final Members members;
  private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();
  private Applied applied = new Applied(0, State.EMPTY);
  private volatile Function<Request, Optional<CompletableFuture<Committed>>> fault =
      request -> Optional.empty();
  private volatile Optional<RuntimeException> unconfirmed = Optional.empty();
  private volatile Standing standing;
  private volatile Checkup checkup =
      new Checkup(0, Optional.of(StateSum.ZERO), 0, new TreeSet<>(), 0, 1L << 40, List.of());

  /// @param others ids of the other members
  MemoryReplica(String node, String... others) {
    this.node = node;
    this.members = new FixedMembers(Stream.concat(Stream.of(node), Stream.of(others)).toList());
    lead();
  }

  void lead() {
    standing = new Standing(node, Standing.Role.LEADER, 1, Optional.of(node), Duration.ZERO, 0);
  }

  void follow(String leader) {
    standing =
        new Standing(
            node, Standing.Role.FOLLOWER, 1, Optional.of(leader), Duration.ofMillis(20), 0);
  }

  void loseTheLeader(Duration ago) {
    standing = new Standing(node, Standing.Role.CANDIDATE, 2, Optional.empty(), ago, 0);
  }

  /// What becomes of requests from here on, where `fault` has an answer.
  void fail(Function<Request, Optional<CompletableFuture<Committed>>> changed) {
    fault = changed;
  }

  void failConfirmations(RuntimeException failure) {
    unconfirmed = Optional.of(failure);
  }

  void confirmAgain() {
    unconfirmed = Optional.empty();
  }

  /// Takes the state of another replica, as an installed snapshot would.
  synchronized void install(Applied snapshot) {
    applied = snapshot;
  }

  /// Continues from `state`, as after an installed snapshot, and tells whoever listens.
  synchronized void continueFrom(State state) {
    applied = new Applied(applied.index() + 1, state);
    listeners.forEach(listener -> listener.accept(new Step(state, state, List.of())));
  }

  @Override
  public CompletableFuture<Committed> submit(Request request) {
    return fault.apply(request).orElseGet(() -> CompletableFuture.completedFuture(apply(request)));
  }

  private synchronized Committed apply(Request request) {
    State before = applied.state();
    var step = Protocol.apply(before, request, Instant.now());
    applied = new Applied(applied.index() + 1, step.state());
    listeners.forEach(listener -> listener.accept(new Step(before, step.state(), step.events())));
    return new Committed(applied.index(), 0, step.reply(), Duration.ZERO);
  }

  @Override
  public synchronized Applied applied() {
    return applied;
  }

  @Override
  public Applied lasting() {
    return applied();
  }

  @Override
  public CompletableFuture<Long> confirm() {
    return unconfirmed
        .map(CompletableFuture::<Long>failedFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(applied().index()));
  }

  @Override
  public CompletableFuture<Applied> awaitApplied(long index) {
    return applied().index() >= index
        ? CompletableFuture.completedFuture(applied())
        : new CompletableFuture<>();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public Members members() {
    return members;
  }

  @Override
  public FormatStanding formats() {
    return FormatStanding.NEWEST;
  }

  @Override
  public SnapshotTally snapshots() {
    return new SnapshotTally(2, 1, 40, Duration.ofMillis(30));
  }

  @Override
  public Checkup checkup() {
    return checkup;
  }

  /// What it says of itself from here on.
  void report(Checkup changed) {
    checkup = changed;
  }

  @Override
  public AutoCloseable listen(Consumer<Step> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
