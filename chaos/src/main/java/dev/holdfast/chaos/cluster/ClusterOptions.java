package dev.holdfast.chaos.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a cluster is to be like.
///
/// @param name of the cluster; its folder is called after it
/// @param nodes ids
/// @param jvm further options for the nodes' JVMs
/// @param patience how long the nodes may take to become ready
/// @param settings lines added to the nodes' configuration files
/// @param traces the folder in which the nodes record what they apply; absent where they do not
/// @param classes by node, folders of classes that it takes before its own
public record ClusterOptions(
    String name,
    List<String> nodes,
    List<String> jvm,
    Duration electionTimeoutMin,
    Duration electionTimeoutMax,
    Duration patience,
    List<String> settings,
    Optional<Path> traces,
    Map<String, List<Path>> classes) {

  /// The launcher's word for what a node's JVM is told.
  private static final String NODE_JVM = "holdfast.node.jvm";

  /// With room for the classes and the code of a start: this collector stops a node for a whole
  /// collection when either has filled what it was given.
  private static final List<String> SMALL_JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MetaspaceSize=96m",
          "-XX:ReservedCodeCacheSize=128m");

  /// Three nodes that start fast and stay small.
  public static ClusterOptions small(String name) {
    return new ClusterOptions(
        name,
        List.of("a", "b", "c"),
        SMALL_JVM,
        Duration.ofMillis(1000),
        Duration.ofMillis(2000),
        Duration.ofSeconds(120),
        List.of(),
        Optional.empty(),
        Map.of());
  }

  /// Three nodes as the distribution starts them.
  public static ClusterOptions asDistributed(String name) {
    return small(name).withJvm(List.of(System.getProperty(NODE_JVM, "-XX:+UseG1GC").split(" ")));
  }

  public ClusterOptions named(String changed) {
    return new ClusterOptions(
        changed,
        nodes,
        jvm,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        settings,
        traces,
        classes);
  }

  public ClusterOptions withElectionTimeout(Duration min, Duration max) {
    return new ClusterOptions(name, nodes, jvm, min, max, patience, settings, traces, classes);
  }

  public ClusterOptions withJvm(List<String> options) {
    return new ClusterOptions(
        name,
        nodes,
        options,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        settings,
        traces,
        classes);
  }

  /// Has each node record what it applies to `folder`, in a file called after it.
  public ClusterOptions withTraces(Path folder) {
    return new ClusterOptions(
        name,
        nodes,
        jvm,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        settings,
        Optional.of(folder),
        classes);
  }

  /// Adds a line to each node's configuration file; one that begins with `replication.` goes to
  /// that section.
  public ClusterOptions withSetting(String line) {
    return new ClusterOptions(
        name,
        nodes,
        jvm,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        Stream.concat(settings.stream(), Stream.of(line)).toList(),
        traces,
        classes);
  }

  /// Has a node take classes from a folder before its own: a product that was changed on purpose.
  public ClusterOptions withClasses(String node, Path folder) {
    Map<String, List<Path>> changed = new TreeMap<>(classes);
    changed.merge(
        node,
        List.of(folder),
        (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    return new ClusterOptions(
        name,
        nodes,
        jvm,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        settings,
        traces,
        changed);
  }

  public ClusterOptions withNodes(String... ids) {
    return new ClusterOptions(
        name,
        List.of(ids),
        jvm,
        electionTimeoutMin,
        electionTimeoutMax,
        patience,
        settings,
        traces,
        classes);
  }
}
