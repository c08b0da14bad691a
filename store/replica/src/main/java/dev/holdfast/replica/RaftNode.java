package dev.holdfast.replica;

import dev.holdfast.protocol.Formats;
import dev.holdfast.replica.checkup.Memory;
import dev.holdfast.replica.checkup.OwnAlarms;
import dev.holdfast.replica.checkup.StateSums;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.storage.AppliedMark;
import dev.holdfast.replica.storage.Membership;
import dev.holdfast.replica.storage.NodeFolder;
import dev.holdfast.replica.storage.Recovery;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import dev.holdfast.replica.storage.StorageException;
import dev.holdfast.replica.trace.Recorder;
import dev.holdfast.replica.trace.TraceRecorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a running node, put together in the order in which they need each other and taken
/// apart in reverse.
final class RaftNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RaftNode.class);

  /// A system property that makes a node know less than it does, as an older release would: for
  /// trying how a cluster is upgraded, node by node.
  private static final String NEWEST_FORMAT = "holdfast.newest-format";

  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final Publication publication;
  private final Lasting lasting;
  private final RaftServer.Division division;
  private final RatisMembers members;
  private final Batcher batcher;
  private final LeaderContact contact;
  private final Confirmer confirmer;
  private final SnapshotKeeper keeper;
  private final CheckupRounds checkups;
  private final FormatGate formats;
  private final FormatRounds formatRounds;

  /// @throws StorageException if what is on the disk cannot be used
  RaftNode(
      ReplicaConfig config,
      Halt halt,
      InstantSource clock,
      Supplier<Memory> memory,
      Consumer<Replica.Step> listener) {
    try {
      NodeFolder folder = closing(openFolder(config));
      AppliedMark mark = closing(folder.appliedMark());
      SnapshotFolder snapshots = folder.snapshots();
      Recovery recovered = Recovery.run(folder, snapshots, mark.before());
      ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor();
      toClose.push(completions::shutdownNow);
      Applied start =
          new Applied(
              recovered.snapshot().map(it -> it.at().index()).orElse(-1L), recovered.state());
      formats =
          new FormatGate(
              Integer.getInteger(NEWEST_FORMAT, Formats.NEWEST), recovered.formatVersion());
      Recorder recorder = closing(recorder(config));
      recorder.begin(start.index(), start.state());
      publication = new Publication(start, completions);
      publication.listen(listener);
      toClose.push(() ->
          publication.close(
              new NotLeaderException("node %s has stopped".formatted(config.node()))));
      lasting = closing(new Lasting(config.node(), mark, start, halt));
      StateSums sums = closing(new StateSums(config.node(), start.index(), start.state()));
      OwnAlarms alarms =
          new OwnAlarms(
              config.node(),
              config.safeguards().freeSpaceAlarm(),
              config.safeguards().stateQuota());
      NodeChannels ports = new NodeChannels(config.tls());
      SnapshotFetcher fetcher = new SnapshotFetcher(config.cluster(), snapshots, ports);
      Configuration known = KnownMembers.prepare(folder).orElseGet(config::first);
      EmbeddedRaft raft = new EmbeddedRaft(config, folder.raft(), known, halt);
      keeper =
          closing(
              new SnapshotKeeper(
                  config, snapshots, formats, recovered.snapshot(), raft::announceSnapshot));
      ReplicaMachine machine =
          new ReplicaMachine(
              folder,
              snapshots,
              keeper,
              new Applier(publication, mark, lasting, recorder, sums, formats, raft::spreadCommit),
              halt,
              recovered.snapshot(),
              known,
              (leader, least) -> fetch(fetcher, leader, least, completions));
      closing(raft);
      toClose.push(machine::expectClose);
      division =
          raft.start(
              machine,
              List.of(
                  SnapshotService.of(config.cluster(), snapshots, formats.newest()),
                  TermService.of(config.cluster(), config.node(), raft::term),
                  VitalsService.of(config, sums, alarms)));
      members = raft.members(completions);
      mark.before().ifPresent(at -> Replay.upTo(at, division.getRaftLog(), publication));
      lasting.begin();
      contact =
          closing(
              new LeaderContact(
                  config.node(),
                  () -> division.getInfo().getRoleInfoProto(),
                  id -> members.configuration().isVoter(id),
                  Duration.between(mark.writtenAt(), Instant.now())));
      PeerChannels channels = closing(new PeerChannels(config.node(), ports, raft::others));
      confirmer =
          new Confirmer(
              config,
              division,
              new PeerTerms(config.cluster(), channels),
              () -> Standing.of(config.node(), division, contact).whyItDoesNotLead(),
              completions);
      closing(
          new VoteWatch(
              config.node(), division, () -> machine.voteFailed(new IllegalStateException())));
      checkups =
          closing(
              new CheckupRounds(
                  config,
                  sums,
                  alarms,
                  memory,
                  () -> members(config.node()),
                  reason -> takeOutOfService(folder, halt, reason)));
      // One for all: Ratis tells requests apart by the numbers that it gives them.
      Proposals proposals = raft.proposals(completions);
      formatRounds =
          closing(
              formatRounds(
                  config,
                  channels,
                  () -> others(raft),
                  version ->
                      proposals.propose(new Proposal(LogEntry.encode(version, clock.instant())))));
      batcher = closing(new Batcher(config.node(), proposals::propose, clock));
    } catch (IOException e) {
      close();
      throw new StorageException(
          "node %s cannot start with data folder %s: %s"
              .formatted(config.node(), config.dataFolder(), e.getMessage()),
          e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private FormatRounds formatRounds(
      ReplicaConfig config,
      PeerChannels channels,
      Supplier<Set<String>> others,
      IntFunction<CompletableFuture<?>> append) {
    return new FormatRounds(
        config,
        channels,
        others,
        new FormatRaiser(config.node(), formats, division.getInfo()::isLeaderReady, append));
  }

  /// All members but this one, those that only learn too.
  private Set<String> others(EmbeddedRaft raft) {
    Set<String> others = new TreeSet<>(raft.others().keySet());
    division
        .getRaftConf()
        .getAllPeers(RaftPeerRole.LISTENER)
        .forEach(learner -> others.add(learner.getId().toString()));
    return others;
  }

  private <T extends AutoCloseable> T closing(T part) {
    toClose.push(part);
    return part;
  }

  private static Recorder recorder(ReplicaConfig config) {
    return config
        .trace()
        .map(options -> TraceRecorder.open(config.node(), options))
        .orElse(Recorder.OFF);
  }

  private static NodeFolder openFolder(ReplicaConfig config) {
    TreeMap<String, String> members = new TreeMap<>();
    config.members().forEach((id, member) -> members.put(id, member.raft()));
    return NodeFolder.open(
        config.dataFolder(),
        RaftSettings.groupId(config.cluster()),
        new Membership(config.cluster(), config.node(), members),
        config.mayInitialise() || config.joining());
  }

  private static CompletableFuture<Optional<Snapshot>> fetch(
      SnapshotFetcher fetcher, RaftPeerProto leader, long least, ExecutorService executor) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return fetcher.fetch(leader.getAddress(), least);
          } catch (IOException | RuntimeException e) {
            LOG.warn(
                "The snapshot of {} could not be fetched and is asked for again: {}",
                leader.getAddress(),
                e.getMessage());
            throw new CompletionException(e);
          }
        },
        executor);
  }

  private CheckupRounds.Members members(String self) {
    RaftConfiguration known = division.getRaftConf();
    Map<String, String> others = new TreeMap<>();
    Stream.concat(known.getAllPeers().stream(), known.getAllPeers(RaftPeerRole.LISTENER).stream())
        .filter(peer -> !peer.getId().toString().equals(self))
        .forEach(peer -> others.put(peer.getId().toString(), peer.getAddress()));
    SortedSet<String> voters = new TreeSet<>();
    known.getCurrentPeers().forEach(peer -> voters.add(peer.getId().toString()));
    return new CheckupRounds.Members(others, voters);
  }

  /// Ends this node at once, and for good: its copy is not the cluster's, so it may neither answer
  /// nor vote. The folder stays as it is, for whoever wants to know how it came to that.
  private static void takeOutOfService(NodeFolder folder, Halt halt, String reason) {
    try {
      folder.condemn(reason);
    } catch (IOException e) {
      LOG.error("That this node is out of service could not be noted in its folder", e);
    }
    halt.now("it takes itself out of service: " + reason, new IllegalStateException(reason));
  }

  CheckupRounds checkups() {
    return checkups;
  }

  Publication publication() {
    return publication;
  }

  Lasting lasting() {
    return lasting;
  }

  RaftServer.Division division() {
    return division;
  }

  RatisMembers members() {
    return members;
  }

  Batcher batcher() {
    return batcher;
  }

  Confirmer confirmer() {
    return confirmer;
  }

  FormatGate formats() {
    return formats;
  }

  FormatRounds formatRounds() {
    return formatRounds;
  }

  SnapshotKeeper keeper() {
    return keeper;
  }

  LeaderContact contact() {
    return contact;
  }

  @Override
  public void close() {
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        LOG.warn("A part of the node did not close cleanly", e);
      }
    }
  }
}
