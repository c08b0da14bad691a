package dev.holdfast.chaos.cluster;

import java.util.Map;
import java.util.stream.Stream;

/// A node's configuration file.
final class NodeFile {

  private static final String REPLICATION = "replication.";

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
        """
            .formatted(
                options.name(),
                id,
                start == Start.INITIALISE,
                start == Start.JOIN,
                options.electionTimeoutMin().toMillis(),
                options.electionTimeoutMax().toMillis()));
    lines(options, true)
        .forEach(line -> text.append("  ").append(line.substring(REPLICATION.length())));
    text.append("members:\n");
    members.forEach((member, ports) -> text.append(member(member, ports)));
    options
        .traces()
        .ifPresent(folder ->
            text.append("trace: {file: '%s'}%n".formatted(folder.resolve(id + ".jsonl"))));
    lines(options, false).forEach(text::append);
    return text.toString();
  }

  /// @param replication whether those of that section, or those of none
  private static Stream<String> lines(ClusterOptions options, boolean replication) {
    return options.settings().stream()
        .filter(line -> line.startsWith(REPLICATION) == replication)
        .map(line -> line + "\n");
  }

  private static String member(String id, NodePorts ports) {
    return """
      - id: %1$s
        raft: %2$s:%3$d
        grpc: %2$s:%4$d
        dns: %2$s:%5$d
        http: %2$s:%6$d
        allow_non_loopback: true
    """
        .formatted(id, ports.host(), ports.raft(), ports.grpc(), ports.dns(), ports.http());
  }
}
