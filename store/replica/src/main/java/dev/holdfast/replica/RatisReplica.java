package dev.holdfast.replica;

import dev.holdfast.protocol.Request;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.checkup.Memory;
import dev.holdfast.replica.codec.EncodedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.ratis.server.RaftServer;

/// A replica kept equal to the others by Apache Ratis, inside this process.
///
/// A request goes through [Batcher] into a log entry, through Ratis to a majority, and through
/// [Applier] into the state that [Publication] shows; the reply comes back the same way. A read at
/// the leader is confirmed by asking the others, without the log; see [Confirmation].
public final class RatisReplica implements Replica {

  /// Octets that one request may have in its stored form: a message of 1 MiB, and what the log
  /// adds.
  public static final int MAX_REQUEST_OCTETS = (1 << 20) + 4096;

  private final ReplicaConfig config;
  private final RaftNode node;

  private RatisReplica(ReplicaConfig config, RaftNode node) {
    this.config = config;
    this.node = node;
  }

  /// Starts this node's replica; returns when it takes part, which may be before there is a leader.
  ///
  /// @throws dev.holdfast.replica.storage.StorageException if what is on the disk cannot be used
  /// @throws IllegalArgumentException if the configuration cannot be meant
  public static RatisReplica start(ReplicaConfig config) {
    return start(config, () -> Memory.UNKNOWN, _ -> {});
  }

  /// Starts this node's replica.
  ///
  /// @param memory how much of the process's memory is in use
  /// @param listener hears every step from the first: what this node applied since its newest
  ///   snapshot it applies again, before this returns
  public static RatisReplica start(
      ReplicaConfig config, Supplier<Memory> memory, Consumer<Step> listener) {
    return start(config, Halt.process(), InstantSource.system(), memory, listener);
  }

  static RatisReplica start(ReplicaConfig config, Halt halt, InstantSource clock) {
    return start(config, halt, clock, () -> Memory.UNKNOWN, _ -> {});
  }

  private static RatisReplica start(
      ReplicaConfig config,
      Halt halt,
      InstantSource clock,
      Supplier<Memory> memory,
      Consumer<Step> listener) {
    return new RatisReplica(config, new RaftNode(config, halt, clock, memory, listener));
  }

  @Override
  public CompletableFuture<Committed> submit(Request request) {
    EncodedRequest encoded = EncodedRequest.of(request);
    if (encoded.size() > MAX_REQUEST_OCTETS) {
      return CompletableFuture.failedFuture(
          new RequestTooLargeException(
              "the request has %d octets in the log, and at most %d are allowed; send it in smaller pieces"
                  .formatted(encoded.size(), MAX_REQUEST_OCTETS)));
    }
    Optional<Alarm> alarm = alarmAgainst(request);
    if (alarm.isPresent()) {
      return CompletableFuture.failedFuture(new AlarmException(alarm.get()));
    }
    return notYet(request, encoded).isEmpty()
        ? write(request, encoded)
        : node.formatRounds()
            .now(config.timing().submit())
            .thenCompose(_ ->
                notYet(request, encoded)
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> write(request, encoded)));
  }

  private CompletableFuture<Committed> write(Request request, EncodedRequest encoded) {
    Submission submission =
        new Submission(encoded, Lane.of(request.command()), config.timing().submit());
    if (node.division().getInfo().isLeaderReady()) {
      node.batcher().add(submission);
    } else {
      submission.notDone(standing().whyItDoesNotLead());
    }
    return submission.future();
  }

  /// The reply to a command that some member cannot read yet. It does not get into the log.
  private Optional<Committed> notYet(Request request, EncodedRequest encoded) {
    Applied applied = applied();
    return node.division().getInfo().isLeaderReady()
        ? node.formats()
            .refusal(
                encoded, request.command().getClass().getSimpleName(), applied.state().revision())
            .map(reply -> new Committed(Math.max(0, applied.index()), 0, reply, Duration.ZERO))
        : Optional.empty();
  }

  /// What stands against taking on more, of any member: all have to hold what the log says. A
  /// request that was carried out before only gets its reply again.
  private Optional<Alarm> alarmAgainst(Request request) {
    return Growth.of(request.command()) == Growth.NONE || isRepeated(request)
        ? Optional.empty()
        : checkup().alarms().stream().findFirst();
  }

  private boolean isRepeated(Request request) {
    return request
        .key()
        .filter(key -> applied().state().requests().find(key.id()).isPresent())
        .isPresent();
  }

  @Override
  public Checkup checkup() {
    return node.checkups().last();
  }

  @Override
  public CompletableFuture<Long> confirm() {
    return node.confirmer().confirm();
  }

  @Override
  public Applied applied() {
    return node.publication().applied();
  }

  @Override
  public Applied lasting() {
    return node.lasting().applied();
  }

  @Override
  public CompletableFuture<Applied> awaitApplied(long index) {
    return node.publication().await(index);
  }

  @Override
  public Standing standing() {
    return Standing.of(config.node(), node.division(), node.contact());
  }

  /// Ratis' side of this node.
  RaftServer.Division division() {
    return node.division();
  }

  @Override
  public Members members() {
    return node.members();
  }

  RatisMembers raftMembers() {
    return node.members();
  }

  @Override
  public FormatStanding formats() {
    return node.formats().standing();
  }

  @Override
  public SnapshotTally snapshots() {
    return node.keeper().tally();
  }

  @Override
  public AutoCloseable listen(Consumer<Step> listener) {
    return node.publication().listen(listener);
  }

  @Override
  public void close() {
    node.close();
  }
}
