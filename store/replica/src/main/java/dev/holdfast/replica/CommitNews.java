package dev.holdfast.replica;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;

/// Lets followers know at once that an entry is committed, so that they answer from it when the
/// leader does. Left alone, Ratis tells them with the next entry or heartbeat, half an election
/// timeout later; its own remedy is one more log entry per commit, which costs another disk write.
///
/// A heartbeat tells a follower only once it has acknowledged all that was sent to it. The slower
/// of two does so after the commit, so a thread watches for that moment, for a while. Each follower
/// gets one heartbeat for an entry, and another only when that seems lost: where processors are
/// scarce, heartbeats that come faster than they are answered take what is needed to answer them.
final class CommitNews implements AutoCloseable {

  private static final String KEY = "holdfast.commit-news";
  private static final Duration LOOK_EVERY = Duration.ofMillis(1);

  /// A follower that takes longer hears it with an ordinary heartbeat.
  private static final Duration GIVE_UP_AFTER = Duration.ofMillis(500);

  /// How long a heartbeat may be on its way before it is sent again.
  private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

  private record Heartbeat(long index, long atNanos) {
    boolean stillCounts(long wanted, long nowNanos) {
      return index >= wanted && nowNanos - atNanos < AGAIN_AFTER.toNanos();
    }
  }

  private final Map<RaftPeerId, LogAppender> appenders = new ConcurrentHashMap<>();
  private final Map<RaftPeerId, Heartbeat> sent = new HashMap<>();
  private final Object changed = new Object();
  private final Thread teller;
  private long newest = -1;

  CommitNews(String node) {
    teller = Thread.ofPlatform().daemon().name("commit-news-" + node).start(this::run);
  }

  /// Makes Ratis hand over whatever sends entries to a follower.
  void collectThrough(Parameters parameters) {
    parameters.put(KEY, this, CommitNews.class);
  }

  /// Tells every follower that the entry at `index` is committed.
  void spread(long index) {
    synchronized (changed) {
      newest = index;
      changed.notifyAll();
    }
  }

  /// What this node, as the leader, knows of the others.
  List<FollowerInfo> followers() {
    return appenders.values().stream()
        .filter(LogAppender::isRunning)
        .map(LogAppender::getFollower)
        .toList();
  }

  private void run() {
    try {
      for (long told = -1; true; ) {
        told = awaitAfter(told);
        long until = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        while (!tell(told) && System.nanoTime() < until) {
          Thread.sleep(LOOK_EVERY);
        }
      }
    } catch (InterruptedException closing) {
      // There is nobody left to tell.
    }
  }

  private long awaitAfter(long told) throws InterruptedException {
    synchronized (changed) {
      while (newest <= told) {
        changed.wait();
      }
      return newest;
    }
  }

  /// Sends a heartbeat to whoever has the entry and does not know it is committed; says whether all
  /// know.
  private boolean tell(long index) {
    boolean allKnow = true;
    for (LogAppender appender : appenders.values()) {
      FollowerInfo follower = appender.getFollower();
      if (appender.isRunning() && follower.getCommitIndex() < index) {
        allKnow = false;
        if (follower.getMatchIndex() >= index) {
          heartbeat(appender, index);
        }
      }
    }
    return allKnow;
  }

  private void heartbeat(LogAppender appender, long index) {
    long now = System.nanoTime();
    Heartbeat last = sent.get(appender.getFollowerId());
    if (last == null || !last.stillCounts(index, now)) {
      sent.put(appender.getFollowerId(), new Heartbeat(index, now));
      appender.triggerHeartbeat();
    }
  }

  @Override
  public void close() {
    teller.interrupt();
  }

  /// Ratis' gRPC transport, with each new appender noted. Ratis makes it by its class name.
  static final class Transport implements RpcType {

    @Override
    public String name() {
      return Transport.class.getName();
    }

    @Override
    public RpcFactory newFactory(Parameters parameters) {
      CommitNews news = parameters.getNonNull(KEY, CommitNews.class);
      return new GrpcFactory(parameters) {
        @Override
        public LogAppender newLogAppender(
            RaftServer.Division server, LeaderState state, FollowerInfo follower) {
          LogAppender appender = super.newLogAppender(server, state, follower);
          news.appenders.put(appender.getFollowerId(), appender);
          return appender;
        }
      };
    }
  }
}
