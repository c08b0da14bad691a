package dev.holdfast.server.config;

import dev.holdfast.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All a node has to be told.
///
/// @param cluster name of the cluster; nodes of different names never talk to each other
/// @param node id of this node, one of `members`
/// @param dataFolder where it keeps its log and its snapshots, alone
/// @param mayInitialise whether an empty data folder may be made into a new member's
/// @param join whether an empty data folder becomes that of a node which waits to be added to a
///   cluster there is already
/// @param members the nodes a new cluster is formed of, in order of id; afterwards only this node's
///   own addresses count, and the cluster knows the others
/// @param trace where it records what it applies; absent where it does not
/// @param tracing where it sends spans of calls; absent where there are none
/// @param tls its certificate and key, and whose others it accepts; absent where its ports are not
///   protected
public record NodeConfig(
    String cluster,
    String node,
    Path dataFolder,
    boolean mayInitialise,
    boolean join,
    List<MemberConfig> members,
    Replication replication,
    Dns dns,
    Limits limits,
    Optional<Trace> trace,
    LogConfig log,
    Optional<TracingConfig> tracing,
    Optional<TlsFiles> tls) {

  public NodeConfig {
    members = List.copyOf(members);
  }

  /// The configuration in `file` alone, whatever the environment says.
  ///
  /// @throws InvalidConfigException if anything in it is wrong; tells all that is
  public static NodeConfig load(Path file) {
    return EffectiveConfig.load(ConfigSources.of(file)).config();
  }

  public NodeConfig withMayInitialise(boolean allowed) {
    return new NodeConfig(
        cluster,
        node,
        dataFolder,
        allowed,
        join,
        members,
        replication,
        dns,
        limits,
        trace,
        log,
        tracing,
        tls);
  }

  /// This node among the members.
  public MemberConfig self() {
    return members.stream().filter(member -> member.id().equals(node)).findFirst().orElseThrow();
  }

  /// @param electionTimeoutMin how long a follower waits, at the least, for a silent leader
  /// @param electionTimeoutMax how long at the most
  /// @param snapshotChanges changes after which a snapshot is taken; what came since has to be
  ///   carried out again at a restart
  /// @param logEntries log entries that are kept although a snapshot holds them
  /// @param logSegment octets of one file of the log
  /// @param freeSpaceMin octets of disk space below which the node does not start
  /// @param freeSpaceAlarm octets of disk space below which nothing is taken that adds to the store
  /// @param stateQuota octets that the store may hold
  public record Replication(
      Duration electionTimeoutMin,
      Duration electionTimeoutMax,
      long snapshotChanges,
      long logEntries,
      long logSegment,
      long freeSpaceMin,
      long freeSpaceAlarm,
      long stateQuota) {}

  /// @param maxAge how long after it last heard from a leader the node goes on answering; absent
  ///   for ever
  /// @param startWait how long a node that has just started waits for a leader to bring it up to
  ///   date before it answers with what its disk holds
  /// @param threads that answer
  /// @param tls where DNS over TLS is answered
  public record Dns(
      Optional<Duration> maxAge, Duration startWait, int threads, Optional<HostPort> tls) {}

  /// @param calls calls under way at a time
  /// @param streams streams open at a time, watches above all
  /// @param requestOctets what the requests under way may hold together
  /// @param callsPerConnection calls and streams of one connection at a time
  /// @param watchRevisions changes kept for watches to go on from
  /// @param watchEntries endpoints and plans these may touch together
  /// @param ratePerCaller calls a second of one caller; absent where there is no limit
  public record Limits(
      int calls,
      int streams,
      int requestOctets,
      int callsPerConnection,
      int watchRevisions,
      int watchEntries,
      Optional<Integer> ratePerCaller) {

    /// Without a limit to how often a caller may call.
    public Limits(
        int calls,
        int streams,
        int requestOctets,
        int callsPerConnection,
        int watchRevisions,
        int watchEntries) {
      this(
          calls,
          streams,
          requestOctets,
          callsPerConnection,
          watchRevisions,
          watchEntries,
          Optional.empty());
    }
  }

  /// @param file where each applied command is recorded
  /// @param maxOctets what the file may hold
  public record Trace(Path file, long maxOctets) {}
}
