package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.replica.trace.TraceOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a node must be told to take part in replication.
///
/// @param cluster name of the cluster; nodes of different names never talk to each other
/// @param node id of this node, one of `members`
/// @param members the members a new cluster is formed of, this node included. From then on the
///   cluster itself knows its members, and of these only this node's own addresses count
/// @param joining whether this node, if its folder is empty, waits to be added to a cluster that
///   the other members belong to, instead of forming one with them
/// @param dataFolder where this node keeps its log and its snapshots, alone
/// @param mayInitialise whether an empty data folder may be made into a new member's. A member that
///   lost its data must not come back as if it had never voted, so leave this off once a node has
///   run
/// @param beyondLoopback whether to listen at an address that is not loopback. Without `tls`
///   whoever reaches the port can change the store
/// @param trace where to record what is applied; absent where nothing is recorded
/// @param tls how the port between nodes is protected; absent where it is not
public record ReplicaConfig(
    String cluster,
    String node,
    SortedMap<String, Member> members,
    boolean joining,
    Path dataFolder,
    boolean mayInitialise,
    boolean beyondLoopback,
    Timing timing,
    Retention retention,
    Safeguards safeguards,
    Optional<TraceOptions> trace,
    Optional<PortTls> tls) {

  public ReplicaConfig {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    if (!members.containsKey(node)) {
      throw new IllegalArgumentException(
          "node '%s' is not among the members %s".formatted(node, members.keySet()));
    }
  }

  /// A node of `cluster` with every choice at its default: on loopback, and not allowed to
  /// initialise an empty folder.
  public static ReplicaConfig of(
      String cluster, String node, Map<String, InetSocketAddress> peers, Path dataFolder) {
    return new ReplicaConfig(
        cluster,
        node,
        members(peers),
        false,
        dataFolder,
        false,
        false,
        Timing.DEFAULT,
        Retention.DEFAULT,
        Safeguards.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  public ReplicaConfig mayInitialise(boolean allowed) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        allowed,
        beyondLoopback,
        timing,
        retention,
        safeguards,
        trace,
        tls);
  }

  public ReplicaConfig joining(boolean waits) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        waits,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        retention,
        safeguards,
        trace,
        tls);
  }

  public ReplicaConfig beyondLoopback(boolean allowed) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        allowed,
        timing,
        retention,
        safeguards,
        trace,
        tls);
  }

  public ReplicaConfig with(Timing changed) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        changed,
        retention,
        safeguards,
        trace,
        tls);
  }

  public ReplicaConfig with(Retention changed) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        changed,
        safeguards,
        trace,
        tls);
  }

  public ReplicaConfig with(Safeguards changed) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        retention,
        changed,
        trace,
        tls);
  }

  public ReplicaConfig with(TraceOptions recorded) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        retention,
        safeguards,
        Optional.of(recorded),
        tls);
  }

  public ReplicaConfig with(PortTls protection) {
    return new ReplicaConfig(
        cluster,
        node,
        members,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        retention,
        safeguards,
        trace,
        Optional.of(protection));
  }

  /// Members whose every address is known, in place of those known by Raft's alone.
  public ReplicaConfig with(Collection<Member> known) {
    SortedMap<String, Member> byId = new TreeMap<>();
    known.forEach(member -> byId.put(member.id(), member));
    return new ReplicaConfig(
        cluster,
        node,
        byId,
        joining,
        dataFolder,
        mayInitialise,
        beyondLoopback,
        timing,
        retention,
        safeguards,
        trace,
        tls);
  }

  private static SortedMap<String, Member> members(Map<String, InetSocketAddress> peers) {
    SortedMap<String, Member> members = new TreeMap<>();
    peers.forEach((id, address) -> members.put(id, Member.at(id, address)));
    return members;
  }

  /// Where this node listens for the other members.
  public InetSocketAddress address() {
    return members.get(node).raftAddress();
  }

  /// What a node that knows of no configuration yet begins with.
  Configuration first() {
    if (!joining) {
      return Configuration.of(members);
    }
    SortedMap<String, Member> others = new TreeMap<>(members);
    SortedMap<String, Member> learners = new TreeMap<>();
    learners.put(node, others.remove(node));
    return new Configuration(0, others, learners, Optional.empty(), new TreeSet<>());
  }

  /// @param electionMin how long a follower waits, at the least, for a silent leader
  /// @param electionMax how long at the most; each wait is drawn between the two
  /// @param submit how long a request may take before its outcome is called unknown
  public record Timing(Duration electionMin, Duration electionMax, Duration submit) {

    public static final Timing DEFAULT =
        new Timing(Duration.ofMillis(600), Duration.ofMillis(1500), Duration.ofSeconds(5));

    /// How long a new member may take to answer while it catches up, on a machine with more to do.
    Duration newcomer() {
      return electionMax.multipliedBy(8);
    }

    public Timing {
      if (!submit.isPositive()) {
        throw new IllegalArgumentException(
            "the time a request may take is %s; it must be above 0".formatted(submit));
      }
      if (!electionMin.isPositive() || electionMax.compareTo(electionMin) <= 0) {
        throw new IllegalArgumentException(
            "election timeout %s to %s: the greater must be above the lesser, both above 0"
                .formatted(electionMin, electionMax));
      }
    }
  }

  /// @param snapshotChanges a snapshot is taken after so many requests, which a restart carries out
  ///   again,
  /// @param snapshotBytes or after so many octets of them
  /// @param snapshots how many snapshots are kept
  /// @param logEntries how many applied log entries are kept for followers that lag
  /// @param segmentBytes octets of one file of the log
  /// @param freeBytes free space below which a node refuses to start
  public record Retention(
      long snapshotChanges,
      long snapshotBytes,
      int snapshots,
      long logEntries,
      long segmentBytes,
      long freeBytes) {

    public static final Retention DEFAULT =
        new Retention(100_000, 256L << 20, 3, 50_000, 32L << 20, 1L << 30);
  }

  /// @param compareEvery how often the copies of all members are compared, and room is looked for
  /// @param recountEvery how often the whole state is counted anew
  /// @param freeSpaceAlarm octets free below which nothing that adds to the store is taken
  /// @param stateQuota octets of state above which nothing that adds to it is taken
  public record Safeguards(
      Duration compareEvery, Duration recountEvery, long freeSpaceAlarm, long stateQuota) {

    public static final Safeguards DEFAULT =
        new Safeguards(Duration.ofSeconds(1), Duration.ofMinutes(10), 2L << 30, 2L << 30);
  }
}
