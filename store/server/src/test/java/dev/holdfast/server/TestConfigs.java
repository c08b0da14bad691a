package dev.holdfast.server;

import dev.holdfast.server.config.HostPort;
import dev.holdfast.server.config.LogConfig;
import dev.holdfast.server.config.MemberConfig;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.server.config.TracingConfig;
import dev.holdfast.testing.FreePorts;
import dev.holdfast.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Configurations of nodes on free loopback ports.
final class TestConfigs {

  static final NodeConfig.Limits LIMITS =
      new NodeConfig.Limits(200, 50, 64 << 20, 256, 1_000, 100_000);

  private TestConfigs() {}

  /// Configurations of all nodes, `n1` and so on, of a new cluster.
  static List<NodeConfig> cluster(int nodes, Path folder) {
    List<MemberConfig> members = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      members.add(
          new MemberConfig(
              "n" + (i + 1),
              at(FreePorts.next()),
              at(FreePorts.next()),
              at(FreePorts.next()),
              at(FreePorts.next()),
              false));
    }
    return members.stream().map(member -> config(member, members, folder)).toList();
  }

  private static NodeConfig config(MemberConfig member, List<MemberConfig> members, Path folder) {
    return new NodeConfig(
        "test",
        member.id(),
        folder.resolve(member.id()),
        true,
        false,
        members,
        new NodeConfig.Replication(
            Duration.ofMillis(1500),
            Duration.ofSeconds(3),
            1_000,
            50_000,
            32L << 20,
            1L << 20,
            2L << 20,
            1L << 30),
        new NodeConfig.Dns(Optional.empty(), Duration.ofSeconds(10), 1, Optional.empty()),
        LIMITS,
        Optional.empty(),
        LogConfig.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  static NodeConfig with(NodeConfig config, NodeConfig.Limits limits) {
    return new NodeConfig(
        config.cluster(),
        config.node(),
        config.dataFolder(),
        config.mayInitialise(),
        config.join(),
        config.members(),
        config.replication(),
        config.dns(),
        limits,
        config.trace(),
        config.log(),
        config.tracing(),
        config.tls());
  }

  static NodeConfig with(NodeConfig config, NodeConfig.Dns dns) {
    return new NodeConfig(
        config.cluster(),
        config.node(),
        config.dataFolder(),
        config.mayInitialise(),
        config.join(),
        config.members(),
        config.replication(),
        dns,
        config.limits(),
        config.trace(),
        config.log(),
        config.tracing(),
        config.tls());
  }

  static NodeConfig with(NodeConfig config, TracingConfig tracing) {
    return new NodeConfig(
        config.cluster(),
        config.node(),
        config.dataFolder(),
        config.mayInitialise(),
        config.join(),
        config.members(),
        config.replication(),
        config.dns(),
        config.limits(),
        config.trace(),
        config.log(),
        Optional.of(tracing),
        config.tls());
  }

  static NodeConfig with(NodeConfig config, Optional<TlsFiles> tls) {
    return new NodeConfig(
        config.cluster(),
        config.node(),
        config.dataFolder(),
        config.mayInitialise(),
        config.join(),
        config.members(),
        config.replication(),
        config.dns(),
        config.limits(),
        config.trace(),
        config.log(),
        config.tracing(),
        tls);
  }

  private static HostPort at(int port) {
    return new HostPort("127.0.0.1", port);
  }
}
