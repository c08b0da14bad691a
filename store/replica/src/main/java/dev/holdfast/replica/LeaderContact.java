package dev.holdfast.replica;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.proto.RaftProtos.ServerRpcProto;

/// How long ago this node was last in touch with a leader: how old its state may be.
///
/// Ratis forgets that at every election it takes part in, so it is looked at a few times a second
/// and the last contact is kept here. It errs towards older, by no more than one look. A leader is
/// in touch while a majority answers it: one that is cut off grows old like the others.
final class LeaderContact implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Supplier<RoleInfoProto> role;
  private final Predicate<String> votes;
  private final AtomicLong lastNanos;
  private final ScheduledExecutorService looks;

  /// @param votes whether a member has a vote: a leader is in touch when a majority of those is
  /// @param sinceLast how long ago the last contact was when the node started
  LeaderContact(
      String node, Supplier<RoleInfoProto> role, Predicate<String> votes, Duration sinceLast) {
    this.role = role;
    this.votes = votes;
    this.lastNanos = new AtomicLong(System.nanoTime() - sinceLast.toNanos());
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leader-contact-" + node).factory());
    looks.scheduleWithFixedDelay(
        () -> look(role.get()),
        LOOK_EVERY.toMillis(),
        LOOK_EVERY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /// Asked with every answer, while looking costs as much as some answers do.
  Duration since() {
    return Duration.ofNanos(Math.max(0, System.nanoTime() - lastNanos.get()));
  }

  private void look(RoleInfoProto now) {
    switch (now.getPeerInfoCase()) {
      case LEADERINFO -> contact(majority(now.getLeaderInfo().getFollowerInfoList()));
      case FOLLOWERINFO -> {
        ServerRpcProto leader = now.getFollowerInfo().getLeaderInfo();
        if (!leader.getId().getId().isEmpty()) {
          contact(leader.getLastRpcElapsedTimeMs());
        }
      }
      case CANDIDATEINFO, PEERINFO_NOT_SET -> {
        // No leader to be in touch with.
      }
    }
  }

  /// How long ago a majority of the voters had last answered this leader, itself included.
  private long majority(List<ServerRpcProto> followers) {
    List<Long> answered =
        followers.stream()
            .filter(follower -> votes.test(follower.getId().getId().toStringUtf8()))
            .map(ServerRpcProto::getLastRpcElapsedTimeMs)
            .sorted()
            .toList();
    int needed = (answered.size() + 1) / 2;
    return needed == 0 ? 0 : answered.get(needed - 1);
  }

  private void contact(long millisAgo) {
    long at = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millisAgo);
    lastNanos.accumulateAndGet(at, (one, other) -> one - other > 0 ? one : other);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
