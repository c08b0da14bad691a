package dev.holdfast.replica;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.LogNames;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.NodeFolder;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import java.io.IOException;
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

/// What Ratis calls: each hook in a few lines, the work elsewhere. Everything that Ratis would log
/// and then go on from stops the node here.
final class ReplicaMachine extends BaseStateMachine {

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
  /// @param fetch gets the newest snapshot of a leader, if it is of a given index or a later one
  ReplicaMachine(
      NodeFolder folder,
      SnapshotFolder snapshots,
      SnapshotKeeper keeper,
      Applier applier,
      Halt halt,
      Optional<Snapshot> loaded,
      BiFunction<RaftPeerProto, Long, CompletableFuture<Optional<Snapshot>>> fetch) {
    this.folder = folder;
    this.snapshots = snapshots;
    this.keeper = keeper;
    this.applier = applier;
    this.halt = halt;
    this.loaded = loaded;
    this.fetch = fetch;
    this.members = folder.membership().members();
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

  @Override
  public void close() throws IOException {
    stopUnlessClosing(CLOSED_ITSELF, new IllegalStateException());
    super.close();
  }

  @Override
  public void notifyServerShutdown(RoleInfoProto role, boolean allServers) {
    stopUnlessClosing(CLOSED_ITSELF, new IllegalStateException());
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
      Replies replies = applier.apply(at, octets);
      updateLastAppliedTermIndex(at.term(), at.index());
      keeper.applied(at, applier.state(), octets.size(), members);
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
    Map<String, String> changed = new TreeMap<>();
    configuration
        .getPeersList()
        .forEach(peer -> changed.put(peer.getId().toStringUtf8(), peer.getAddress()));
    members = changed;
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

  @Override
  public CompletableFuture<TermIndex> notifyInstallSnapshotFromLeader(
      RoleInfoProto role, TermIndex firstInLog) {
    RaftPeerProto leader = role.getFollowerInfo().getLeaderInfo().getId();
    return fetch
        .apply(leader, firstInLog.getIndex() - 1)
        .thenApply(fetched -> {
          fetched.ifPresent(keeper::finished);
          return fetched.map(snapshot -> termIndex(snapshot.at())).orElse(null);
        });
  }

  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  /// Ratis has dropped the log up to the fetched snapshot; from here on its state is ours.
  @Override
  public void reinitialize() {
    try {
      Snapshot fetched = keeper.announce().orElseThrow();
      State state = snapshots.load(fetched);
      applier.install(fetched.at(), state);
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
