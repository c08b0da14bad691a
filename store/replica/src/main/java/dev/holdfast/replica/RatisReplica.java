package dev.holdfast.replica;

import dev.holdfast.protocol.Request;
import dev.holdfast.replica.codec.EncodedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;

/// A replica kept equal to the others by Apache Ratis, inside this process.
///
/// A request goes through [Batcher] into a log entry, through Ratis to a majority, and through
/// [Applier] into the state that [Publication] shows; the reply comes back the same way. A read at
/// the leader is confirmed by an entry too.
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
    return start(config, Halt.process(), InstantSource.system());
  }

  static RatisReplica start(ReplicaConfig config, Halt halt, InstantSource clock) {
    return new RatisReplica(config, new RaftNode(config, halt, clock));
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
    Submission.Write write =
        new Submission.Write(encoded, Lane.of(request.command()), config.timing().submit());
    add(write);
    return write.future();
  }

  @Override
  public CompletableFuture<Long> confirm() {
    Submission.Confirmation read = new Submission.Confirmation(config.timing().submit());
    add(read);
    return read.future();
  }

  private void add(Submission submission) {
    if (info().isLeaderReady()) {
      node.batcher().add(submission);
    } else {
      submission.notDone(whyNot());
    }
  }

  private String whyNot() {
    Standing standing = standing();
    return standing.role() == Standing.Role.LEADER_ELECT
        ? "%s was elected just now and is still catching up".formatted(config.node())
        : standing
            .leader()
            .filter(leader -> !leader.equals(config.node()))
            .map(leader -> "%s does not lead, %s does".formatted(config.node(), leader))
            .orElse("%s does not lead, and it knows of no leader".formatted(config.node()));
  }

  @Override
  public Applied applied() {
    return node.publication().applied();
  }

  @Override
  public CompletableFuture<Applied> awaitApplied(long index) {
    return node.publication().await(index);
  }

  @Override
  public Standing standing() {
    DivisionInfo info = info();
    Optional<String> leader = Optional.ofNullable(info.getLeaderId()).map(RaftPeerId::toString);
    return new Standing(
        config.node(),
        switch (info.getCurrentRole()) {
          case LEADER -> info.isLeaderReady() ? Standing.Role.LEADER : Standing.Role.LEADER_ELECT;
          case CANDIDATE -> Standing.Role.CANDIDATE;
          case FOLLOWER, LISTENER, UNRECOGNIZED -> Standing.Role.FOLLOWER;
        },
        info.getCurrentTerm(),
        leader,
        info.isLeaderReady() ? Duration.ZERO : node.contact().since(),
        node.division().getRaftLog().getLastCommittedIndex());
  }

  private DivisionInfo info() {
    return division().getInfo();
  }

  /// Ratis' side of this node.
  RaftServer.Division division() {
    return node.division();
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
