package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.storage.LogNames;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.MembersFile;
import dev.holdfast.replica.storage.NodeFolder;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.FileListSnapshotInfo;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.ProtoUtils;

/// What Ratis calls: each hook in a few lines, the work elsewhere. Everything that Ratis would log
/// and then go on from stops the node here.
final class ReplicaMachine extends BaseStateMachine {

  private static final String REMOVED =
      "the cluster has removed this node, which is no member any more";

  private static final Duration REASON_WAIT = Duration.ofSeconds(1);

  private static final String CLOSED_ITSELF =
      "the Raft server closed itself; its log above says why";

  private final NodeFolder folder;
  private final SnapshotFolder snapshots;
  private final SnapshotKeeper keeper;
  private final Applier applier;
  private final Halt halt;
  private final Optional<Snapshot> loaded;
  private final BiFunction<RaftPeerProto, Long, CompletableFuture<Optional<Snapshot>>> fetch;
  private volatile Map<String, String> members;
  private final LogNames logNames;
  private volatile boolean closing;

  /// @param loaded the snapshot whose state `applier` starts from
  /// @param known the members this node begins with
  /// @param fetch gets the newest snapshot of a leader, if it is of a given index or a later one
  ReplicaMachine(
      NodeFolder folder,
      SnapshotFolder snapshots,
      SnapshotKeeper keeper,
      Applier applier,
      Halt halt,
      Optional<Snapshot> loaded,
      Configuration known,
      BiFunction<RaftPeerProto, Long, CompletableFuture<Optional<Snapshot>>> fetch) {
    this.folder = folder;
    this.snapshots = snapshots;
    this.keeper = keeper;
    this.applier = applier;
    this.halt = halt;
    this.loaded = loaded;
    this.fetch = fetch;
    this.members = addresses(known);
    this.logNames = folder.logNames();
  }

  // Start, and the end.

  /// Ratis has its files and has not yet talked to anyone.
  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    folder.markInitialised();
    loaded.ifPresent(snapshot -> setLastAppliedTermIndex(termIndex(snapshot.at())));
    getLifeCycle().transition(LifeCycle.State.STARTING);
    getLifeCycle().transition(LifeCycle.State.RUNNING);
  }

  /// From here on Ratis may close without that being a failure.
  void expectClose() {
    closing = true;
  }

  /// Ratis tells the reason after it has closed, if it is one that it knows, so it is waited for.
  @Override
  public void close() throws IOException {
    if (!closing) {
      Thread.startVirtualThread(() -> {
        try {
          Thread.sleep(REASON_WAIT);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        stopUnlessClosing(CLOSED_ITSELF, new IllegalStateException());
      });
    }
    super.close();
  }

  /// Ratis closes the server of this group alone for one reason: it stood for election, and learned
  /// that it is no member any more.
  @Override
  public void notifyServerShutdown(RoleInfoProto role, boolean allServers) {
    if (allServers) {
      stopUnlessClosing(CLOSED_ITSELF, new IllegalStateException());
    } else if (!closing) {
      try {
        folder.markRemoved();
        stopUnlessClosing(REMOVED, new IllegalStateException());
      } catch (IOException e) {
        stopUnlessClosing(REMOVED + ", and that could not be noted in its data folder", e);
      }
    }
  }

  private void stopUnlessClosing(String reason, Throwable cause) {
    if (!closing) {
      closing = true;
      halt.now(reason, cause);
    }
  }

  // Writing.

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
    if (!(request.getMessage() instanceof Proposal proposal)) {
      throw new IOException("only this process may propose log entries");
    }
    return TransactionContext.newBuilder()
        .setStateMachine(this)
        .setClientRequest(request)
        .setLogData(proposal.getContent())
        .setStateMachineContext(proposal)
        .build();
  }

  @Override
  public TransactionContext preAppendTransaction(TransactionContext transaction) {
    if (transaction.getStateMachineContext() instanceof Proposal proposal) {
      proposal.appending();
    }
    return transaction;
  }

  // Applying.

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    LogPosition at = new LogPosition(entry.getTerm(), entry.getIndex());
    try {
      var octets = entry.getStateMachineLogEntry().getLogData();
      long start = System.nanoTime();
      Replies replies = applier.apply(at, octets);
      long nanos = System.nanoTime() - start;
      updateLastAppliedTermIndex(at.term(), at.index());
      keeper.applied(at, applier.state(), replies.replies().size(), octets.size(), nanos, members);
      return CompletableFuture.completedFuture(replies);
    } catch (IOException | RuntimeException | Error broken) {
      throw stopped("the log entry at %s could not be applied".formatted(at), broken);
    }
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    try {
      applier.skip(new LogPosition(term, index));
      super.notifyTermIndexUpdated(term, index);
    } catch (IOException e) {
      throw stopped("progress up to index %d could not be noted".formatted(index), e);
    }
  }

  @Override
  public void notifyConfigurationChanged(
      long term, long index, RaftConfigurationProto configuration) {
    if (configuration.getOldPeersCount() == 0) {
      Configuration agreed =
          RaftPeers.configuration(
              ProtoUtils.toRaftPeers(configuration.getPeersList()),
              ProtoUtils.toRaftPeers(configuration.getListenersList()));
      members = addresses(agreed);
      try {
        folder.members().write(new MembersFile.Known(index, agreed));
      } catch (IOException e) {
        stopUnlessClosing("the members could not be written to the data folder; check the disk", e);
      }
    }
  }

  private static Map<String, String> addresses(Configuration configuration) {
    Map<String, String> addresses = new TreeMap<>();
    configuration.members().forEach((id, member) -> addresses.put(id, member.raft()));
    return addresses;
  }

  // Durable names.

  /// A leader is known, here or elsewhere. Nothing of its term has been written or sent by this
  /// node yet, and nothing is before this returns: from here on a power cut cannot take back the
  /// vote for it.
  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    syncNames();
  }

  /// A vote for another node is about to be told to it, or a leader's term is about to begin here.
  void syncNames() {
    try {
      logNames.sync();
    } catch (IOException e) {
      throw stopped("the Raft folder could not be synchronised; check the disk", e);
    }
  }

  /// Term and vote could not be written.
  void voteFailed(Throwable cause) {
    stopUnlessClosing("its term and its vote could not be written; check the disk", cause);
  }

  /// The log is about to be synchronised, and its new entries acknowledged after that.
  @Override
  public CompletableFuture<Void> flush(long index) {
    try {
      logNames.beforeSync();
      return CompletableFuture.completedFuture(null);
    } catch (IOException e) {
      throw stopped("the Raft folder could not be synchronised; check the disk", e);
    }
  }

  @Override
  public CompletableFuture<Void> truncate(long index) {
    logNames.beforeTruncate();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void notifyLogFailed(Throwable cause, LogEntryProto entry) {
    stopUnlessClosing("the Raft log could not be written; check the disk", cause);
  }

  private IllegalStateException stopped(String reason, Throwable cause) {
    closing = true;
    halt.now(reason, cause);
    return new IllegalStateException(reason, cause);
  }

  // Snapshots.

  @Override
  public long takeSnapshot() {
    return keeper.announce().map(snapshot -> snapshot.at().index()).orElse(-1L);
  }

  /// Ratis asks every member that is new to a leader for this, one that has come further than the
  /// leader's newest snapshot too. Such a member must not go back to it; it begins from a snapshot
  /// of its own, which tells the leader where.
  @Override
  public CompletableFuture<TermIndex> notifyInstallSnapshotFromLeader(
      RoleInfoProto role, TermIndex firstInLog) {
    RaftPeerProto leader = role.getFollowerInfo().getLeaderInfo().getId();
    TermIndex applied = getLastAppliedTermIndex();
    return fetch
        .apply(leader, Math.max(firstInLog.getIndex() - 1, applied.getIndex() + 1))
        .thenCompose(fetched ->
            fetched.isPresent()
                ? CompletableFuture.completedFuture(fetched)
                : own(applied, firstInLog.getIndex()))
        .thenApply(snapshot -> {
          snapshot.ifPresent(keeper::finished);
          return snapshot.map(it -> termIndex(it.at())).orElse(null);
        });
  }

  /// A snapshot of what this node has applied, where the leader's log goes on from there.
  private CompletableFuture<Optional<Snapshot>> own(TermIndex position, long firstInLog) {
    Applied applied = applier.applied();
    boolean atRest = applied.index() == position.getIndex();
    return firstInLog > 0 && atRest && position.getIndex() >= firstInLog - 1
        ? keeper
            .take(
                new LogPosition(position.getTerm(), position.getIndex()), applied.state(), members)
            .thenApply(Optional::of)
        : CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  /// Ratis has dropped the log up to the snapshot; from here on its state is ours.
  @Override
  public void reinitialize() {
    try {
      Snapshot fetched = keeper.announce().orElseThrow();
      if (fetched.at().index() != applier.applied().index()) {
        applier.install(fetched.at(), snapshots.content(fetched));
      }
      setLastAppliedTermIndex(termIndex(fetched.at()));
      getLifeCycle().transition(LifeCycle.State.STARTING);
      getLifeCycle().transition(LifeCycle.State.RUNNING);
    } catch (IOException | RuntimeException e) {
      throw stopped("the snapshot that the leader sent could not be loaded", e);
    }
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return new Storage();
  }

  private static TermIndex termIndex(LogPosition at) {
    return TermIndex.valueOf(at.term(), at.index());
  }

  /// Tells Ratis of the newest snapshot; where the files are is none of its business.
  private final class Storage implements StateMachineStorage {

    @Override
    public SnapshotInfo getLatestSnapshot() {
      return keeper
          .announced()
          .map(snapshot -> new FileListSnapshotInfo(List.of(), termIndex(snapshot.at())))
          .orElse(null);
    }

    @Override
    public void init(RaftStorage storage) {
      // NodeFolder has done it.
    }

    @Override
    public void format() {
      // Only a whole node folder is ever new.
    }

    @Override
    public void cleanupOldSnapshots(SnapshotRetentionPolicy policy) {
      // SnapshotKeeper does that when it has written a new one.
    }
  }
}
