package dev.holdfast.chaos.cluster;

import java.time.Duration;
import java.util.List;

/// What a cluster is to be like.
///
/// @param name of the cluster; its folder is called after it
/// @param nodes ids
/// @param jvm further options for the nodes' JVMs
/// @param patience how long the nodes may take to become ready
public record ClusterOptions(
    String name,
    List<String> nodes,
    List<String> jvm,
    Duration electionTimeoutMin,
    Duration electionTimeoutMax,
    Duration patience) {

  /// Three nodes that start fast and stay small.
  public static ClusterOptions small(String name) {
    return new ClusterOptions(
        name,
        List.of("a", "b", "c"),
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        Duration.ofMillis(1000),
        Duration.ofMillis(2000),
        Duration.ofSeconds(120));
  }

  public ClusterOptions withJvm(List<String> options) {
    return new ClusterOptions(
        name, nodes, options, electionTimeoutMin, electionTimeoutMax, patience);
  }
}
