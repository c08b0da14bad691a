package dev.holdfast.server;

import dev.holdfast.dns.memory.Heap;
import dev.holdfast.replica.RatisReplica;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.ReplicaConfig;
import dev.holdfast.replica.checkup.Memory;
import dev.holdfast.replica.trace.TraceOptions;
import dev.holdfast.server.config.HostPort;
import dev.holdfast.server.config.NodeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Consumer;

/// Opens the node's replica.
final class Replication {

  private Replication() {}

  static Replica open(NodeConfig config, Protection protection, Consumer<Replica.Step> listener) {
    checkFree(config.self().raft());
    ReplicaConfig replica = replicaConfig(config);
    return RatisReplica.start(
        protection.betweenNodes().map(replica::with).orElse(replica),
        Replication::memory,
        listener);
  }

  private static Memory memory() {
    Heap heap = Heap.now();
    return new Memory(heap.usedMebibytes() << 20, heap.maxMebibytes() << 20);
  }

  /// Ratis says the same in fifty lines, and after it has touched the data folder.
  private static void checkFree(HostPort raft) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(raft.toSocketAddress());
    } catch (IOException unavailable) {
      throw new UncheckedIOException(
          "cannot listen for the other nodes at %s: %s".formatted(raft, unavailable.getMessage()),
          unavailable);
    }
  }

  static ReplicaConfig replicaConfig(NodeConfig config) {
    NodeConfig.Replication chosen = config.replication();
    ReplicaConfig.Retention standard = ReplicaConfig.Retention.DEFAULT;
    ReplicaConfig replica =
        ReplicaConfig.of(
                config.cluster(),
                config.node(),
                Map.of(config.node(), config.self().raft().toSocketAddress()),
                config.dataFolder())
            .with(config.members().stream().map(Roster::member).toList())
            .joining(config.join())
            .mayInitialise(config.mayInitialise())
            .beyondLoopback(config.self().allowNonLoopback() || config.tls().isPresent())
            .with(
                new ReplicaConfig.Timing(
                    chosen.electionTimeoutMin(),
                    chosen.electionTimeoutMax(),
                    ReplicaConfig.Timing.DEFAULT.submit()))
            .with(
                new ReplicaConfig.Retention(
                    chosen.snapshotChanges(),
                    standard.snapshotBytes(),
                    standard.snapshots(),
                    chosen.logEntries(),
                    chosen.logSegment(),
                    chosen.freeSpaceMin()))
            .with(
                new ReplicaConfig.Safeguards(
                    ReplicaConfig.Safeguards.DEFAULT.compareEvery(),
                    ReplicaConfig.Safeguards.DEFAULT.recountEvery(),
                    chosen.freeSpaceAlarm(),
                    chosen.stateQuota()));
    return config
        .trace()
        .map(trace -> replica.with(new TraceOptions(trace.file(), trace.maxOctets())))
        .orElse(replica);
  }
}
