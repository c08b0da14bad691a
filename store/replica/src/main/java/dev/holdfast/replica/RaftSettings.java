package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// Ratis' settings, each with the reason why it is not left alone.
final class RaftSettings {

  /// An entry above this would make the leader step down; requests are capped well below.
  private static final SizeInBytes LARGEST_ENTRY = SizeInBytes.valueOf("4MB");

  private RaftSettings() {}

  static UUID groupId(String cluster) {
    return UUID.nameUUIDFromBytes(("holdfast/" + cluster).getBytes(StandardCharsets.UTF_8));
  }

  static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /// @param members what Raft goes by until its own log knows better
  static RaftGroup group(String cluster, Configuration members) {
    List<RaftPeer> peers =
        Stream.concat(RaftPeers.voters(members).stream(), RaftPeers.learners(members).stream())
            .toList();
    return RaftGroup.valueOf(RaftGroupId.valueOf(groupId(cluster)), peers);
  }

  static RaftProperties properties(ReplicaConfig config, Path folder) {
    RaftProperties properties = new RaftProperties();
    elections(properties, config.timing());
    log(properties, config.retention());
    snapshots(properties);
    reads(properties);
    network(properties, config);
    RaftServerConfigKeys.setStorageDir(properties, List.of(folder.toFile()));
    RaftServerConfigKeys.setRemovedGroupsDir(properties, folder.resolve("removed").toFile());
    return properties;
  }

  private static void elections(RaftProperties properties, ReplicaConfig.Timing timing) {
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, time(timing.electionMin()));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, time(timing.electionMax()));
    RaftServerConfigKeys.LeaderElection.setPreVote(properties, true);
    RaftServerConfigKeys.setStagingTimeout(properties, time(timing.newcomer()));
    // The default of 10 s keeps a leader that stepped down from standing again.
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(
        properties, TimeDuration.valueOf(2, TimeUnit.SECONDS));
    // Ratis would close a server whose process was suspended; terms fence a late leader anyway.
    RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(365, TimeUnit.DAYS));
  }

  private static void log(RaftProperties properties, ReplicaConfig.Retention retention) {
    // One more entry per commit, for nothing we need.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    // Composing appends costs a third of the throughput.
    RaftServerConfigKeys.Log.setAppendEntriesComposeEnabled(properties, false);
    // The other policy drops everything behind the damage; LogCheck has looked before.
    RaftServerConfigKeys.Log.setCorruptionPolicy(
        properties, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
    RaftServerConfigKeys.Log.setUseMemory(properties, false);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.setAsyncFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.setForceSyncNum(properties, 128);
    SizeInBytes segment = SizeInBytes.valueOf(retention.segmentBytes());
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, segment);
    if (segment.getSize() < RaftServerConfigKeys.Log.PREALLOCATED_SIZE_DEFAULT.getSize()) {
      RaftServerConfigKeys.Log.setPreallocatedSize(properties, segment);
    }
    // The cache holds decoded entries on the heap; two files serve a follower that lags a little.
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 2);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SizeInBytes.valueOf("64MB"));
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, LARGEST_ENTRY);
    // Ratis holds an entry back until a millisecond has passed since anything was sent, a heartbeat
    // included; entries are gathered by Batcher, and one alone need not wait.
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    RaftServerConfigKeys.Write.setByteLimit(properties, SizeInBytes.valueOf("128MB"));
    RaftServerConfigKeys.setStorageFreeSpaceMin(
        properties, SizeInBytes.valueOf(retention.freeBytes()));
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    RaftServerConfigKeys.Log.setPurgePreservationLogNum(properties, retention.logEntries());
    RaftServerConfigKeys.Log.setPurgeGap(properties, Math.clamp(retention.logEntries(), 1, 1024));
  }

  private static void snapshots(RaftProperties properties) {
    // When to take one is SnapshotKeeper's decision, and how it travels SnapshotExchange's.
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(properties, false);
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
  }

  private static void reads(RaftProperties properties) {
    // Ratis' linearizable reads are not; Confirmation does it instead.
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.DEFAULT);
    RaftServerConfigKeys.Read.setLeaderLeaseEnabled(properties, false);
    // Repeated requests are known by the replicated request table, not by this cache.
    RaftServerConfigKeys.RetryCache.setExpiryTime(
        properties, TimeDuration.valueOf(15, TimeUnit.SECONDS));
  }

  private static void network(RaftProperties properties, ReplicaConfig config) {
    RaftConfigKeys.Rpc.setType(properties, new CommitNews.Transport());
    GrpcConfigKeys.Server.setHost(properties, config.address().getHostString());
    GrpcConfigKeys.Server.setPort(properties, config.address().getPort());
    GrpcConfigKeys.setMessageSizeMax(properties, SizeInBytes.valueOf("16MB"));
  }

  private static TimeDuration time(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
