package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Raft server of this process: started, asked, and stopped.
final class EmbeddedRaft implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRaft.class);

  private final ReplicaConfig config;
  private final Path folder;
  private final RaftGroup group;
  private final RaftThreads threads;
  private final ClientId client = ClientId.randomId();
  private final CommitNews commitNews;
  private final PortLoops loops;
  private volatile RaftServer server;
  private volatile Optional<RaftServer.Division> division = Optional.empty();

  /// @param folder where Ratis keeps its files
  /// @param known the members this node begins with
  EmbeddedRaft(ReplicaConfig config, Path folder, Configuration known, Halt halt) {
    this.config = config;
    this.folder = folder;
    this.group = RaftSettings.group(config.cluster(), known);
    this.threads = new RaftThreads(config.node(), halt);
    this.commitNews = new CommitNews(config.node());
    this.loops = new PortLoops(config.node());
  }

  /// Starts the server.
  ///
  /// @param offered to other nodes beside Raft
  RaftServer.Division start(ReplicaMachine machine, List<ServerServiceDefinition> offered)
      throws IOException {
    requireLoopbackUnlessAllowed();
    requireSpace();
    ProcessExits.keepToOurselves();
    Parameters parameters = new Parameters();
    GrpcConfigKeys.Server.setServicesCustomizer(
        parameters, new PortGuard(loops, offered, machine::syncNames, machine::voteFailed));
    config
        .tls()
        .map(tls -> new GrpcTlsConfig(tls.key(), tls.trust(), true))
        .ifPresent(tls -> GrpcConfigKeys.TLS.setConf(parameters, tls));
    commitNews.collectThrough(parameters);
    server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(config.node()))
            .setGroup(group)
            .setStateMachine(machine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setProperties(RaftSettings.properties(config, folder))
            .setParameters(parameters)
            .setThreadGroup(threads)
            .build();
    ProcessExits.start(server, RaftSettings.text(config.address()));
    RaftServer.Division started = server.getDivision(group.getGroupId());
    requireOwnAddress(started);
    division = Optional.of(started);
    return started;
  }

  private void requireLoopbackUnlessAllowed() throws UnknownHostException {
    String host = config.address().getHostString();
    if (!config.beyondLoopback() && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          ("node '%s' would listen at %s, which is not loopback, and whoever reaches that port can change the "
                  + "store; say beyondLoopback to accept that")
              .formatted(config.node(), RaftSettings.text(config.address())));
    }
  }

  private void requireSpace() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < config.retention().freeBytes()) {
      throw new StorageException(
          "the disk of %s has %d octets free and a node needs %d to start; make room"
              .formatted(folder, free, config.retention().freeBytes()));
    }
  }

  /// The others look for this node where its cluster knows it to be.
  private void requireOwnAddress(RaftServer.Division division) {
    Configuration known = RaftPeers.configuration(division.getRaftConf());
    String configured = RaftSettings.text(config.address());
    known
        .member(config.node())
        .map(Member::raft)
        .filter(address -> !address.equals(configured))
        .ifPresent(address -> {
          throw new StorageException(
              ("the cluster knows node '%s' at %s, and the configuration says %s; correct the configuration: a member "
                      + "keeps its addresses, and one that has to move is replaced by a new member")
                  .formatted(config.node(), address, configured));
        });
  }

  /// What changes the members of this cluster.
  RatisMembers members(Executor completions) {
    return new RatisMembers(
        config, server, division.orElseThrow(), commitNews, client, completions);
  }

  /// The newest term this node knows; nothing before it has started.
  Optional<Long> term() {
    return division.map(it -> it.getInfo().getCurrentTerm());
  }

  /// Where the other voters listen, by their ids, as Raft knows them now.
  Map<String, String> others() {
    return division
        .map(it ->
            it.getRaftConf().getAllPeers().stream()
                .filter(peer -> !peer.getId().equals(it.getId()))
                .collect(Collectors.toMap(peer -> peer.getId().toString(), RaftPeer::getAddress)))
        .orElse(Map.of());
  }

  Proposals proposals(Executor completions) {
    return new Proposals(server, client, group.getGroupId(), completions);
  }

  /// Called when the entry at `index` has been applied here. The leader tells the others, unless a
  /// later entry is on its way to them and will.
  void spreadCommit(long index) {
    division
        .filter(it -> it.getInfo().isLeader())
        .filter(it -> it.getRaftLog().getNextIndex() == index + 1)
        .ifPresent(_ -> commitNews.spread(index));
  }

  /// Lets Ratis take note of a finished snapshot, on its apply thread, and drop log entries for it.
  void announceSnapshot() {
    SnapshotManagementRequest request =
        SnapshotManagementRequest.newCreate(
            client, server.getId(), group.getGroupId(), 0, TimeUnit.MINUTES.toMillis(1), 1);
    server
        .snapshotManagementAsync(request)
        .whenComplete((reply, failure) -> {
          if (failure != null || !reply.isSuccess()) {
            LOG.warn(
                "Raft took no note of a snapshot, so its log is kept until the next one: {}",
                String.valueOf(failure != null ? failure : reply.getException()));
          }
        });
  }

  @Override
  public void close() throws IOException {
    threads.expectEnd();
    commitNews.close();
    loops.close(() -> {
      if (server != null) {
        server.close();
      }
    });
  }
}
