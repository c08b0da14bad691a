package dev.holdfast.chaos.cluster;

import java.util.Map;

/// A node's configuration file.
final class NodeFile {

  private NodeFile() {}

  /// @param members the ports of all nodes by id, in order
  /// @param initialise whether the node may make a new member's data folder of an empty one
  static String text(
      String id, Map<String, NodePorts> members, boolean initialise, ClusterOptions options) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        cluster: %s
        node: %s
        data: data
        initialise: %b
        replication:
          election_timeout_min: %dms
          election_timeout_max: %dms
          free_space_min: 64MiB
        members:
        """
            .formatted(
                options.name(),
                id,
                initialise,
                options.electionTimeoutMin().toMillis(),
                options.electionTimeoutMax().toMillis()));
    members.forEach((member, ports) -> text.append(member(member, ports)));
    options
        .traces()
        .ifPresent(folder ->
            text.append("trace: {file: '%s'}%n".formatted(folder.resolve(id + ".jsonl"))));
    options.settings().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String member(String id, NodePorts ports) {
    return """
      - id: %s
        raft: 127.0.0.1:%d
        grpc: 127.0.0.1:%d
        dns: 127.0.0.1:%d
        http: 127.0.0.1:%d
    """
        .formatted(id, ports.raft(), ports.grpc(), ports.dns(), ports.http());
  }
}
