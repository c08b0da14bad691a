package dev.holdfast.chaos.cluster;

import java.util.Map;

/// A node's configuration file.
final class NodeFile {

  private NodeFile() {}

  /// @param members the ports of all nodes by id, in order How a node may take an empty data
  ///   folder.
  enum Start {
    /// As that of a member of a new cluster.
    INITIALISE,
    /// As that of a node that waits to be added.
    JOIN,
    /// Not at all: it is a lost one.
    AGAIN
  }

  static String text(
      String id, Map<String, NodePorts> members, Start start, ClusterOptions options) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        cluster: %s
        node: %s
        data: data
        initialise: %b
        join: %b
        replication:
          election_timeout_min: %dms
          election_timeout_max: %dms
          free_space_min: 64MiB
        members:
        """
            .formatted(
                options.name(),
                id,
                start == Start.INITIALISE,
                start == Start.JOIN,
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
