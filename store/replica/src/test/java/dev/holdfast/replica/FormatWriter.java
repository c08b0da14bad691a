package dev.holdfast.replica;

import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.codec.LogEntry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Writes the files of [FormatTest] for the newest format, which is in no release yet.
final class FormatWriter {

  /// Some entries before the end, so that a node that starts has both a snapshot and a log to read.
  private static final int SNAPSHOT_AFTER = 66;

  private FormatWriter() {}

  /// Writes them to `target`, in place of those that are there.
  static void write(int format, Path target) throws IOException {
    Folders.delete(target);
    Path node = target.resolve("n1");
    ReplicaConfig config =
        ReplicaConfig.of(
                "kept",
                "n1",
                Map.of("n1", InetSocketAddress.createUnresolved("127.0.0.1", 47101)),
                node)
            .mayInitialise(true)
            .with(
                new ReplicaConfig.Retention(SNAPSHOT_AFTER, 1 << 20, 1, 50_000, 64 << 10, 1 << 20));
    AtomicLong seconds = new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet(), 123_456_789);
    State state;
    try (RatisReplica replica =
        RatisReplica.start(
            config,
            (reason, cause) -> {
              throw new IllegalStateException(reason, cause);
            },
            clock)) {
      while (replica.standing().role() != Standing.Role.LEADER) {
        Thread.onSpinWait();
      }
      awaitFormat(replica, format);
      new FormatStory(format, request -> replica.submit(request).join().reply()).tell();
      several(replica);
      state = replica.applied().state();
    }
    Files.delete(node.resolve("lock"));
    describe(target, state);
  }

  private static void awaitFormat(RatisReplica replica, int format) {
    while (replica.formats().inUse() < format) {
      Thread.onSpinWait();
    }
  }

  /// Requests that come together share an entry.
  private static void several(RatisReplica replica) {
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      replies.add(
          replica
              .submit(Story.keyed("together-" + i, Story.createZone(Story.endpoint(i))))
              .thenApply(Committed::reply));
    }
    replies.forEach(CompletableFuture::join);
  }

  private static void describe(Path target, State state) throws IOException {
    List<String> log = new ArrayList<>();
    for (KeptFolder.Entry entry : new KeptFolder(target.resolve("n1")).entries()) {
      log.addAll(Listing.of("LogEntry", LogEntry.decode(entry.octets())));
    }
    Files.write(target.resolve("log.txt"), log);
    Files.write(target.resolve("state.txt"), Listing.of("State", state));
    Files.writeString(target.resolve("hash"), StateHash.of(state) + "\n");
  }
}
