package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.LogFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// A node is away for so long that nobody has the log any more that it would go on from: it needs a
/// snapshot of the leader's.
record FallBehind() implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /// More than a node can have in its log and not have applied.
  private static final long MOST_NOT_APPLIED = 100;

  @Override
  public String name() {
    return "fall-behind";
  }

  @Override
  public String words() {
    return "a node away until it needs a snapshot";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.one(world, chance, node -> keepAway(world, node));
  }

  private static Optional<Injury> keepAway(World world, NodeProcess node) throws Exception {
    OptionalLong applied = applied(node);
    if (applied.isEmpty()) {
      return Optional.empty();
    }
    long reached = applied.getAsLong() + MOST_NOT_APPLIED;
    node.kill();
    return Optional.of(
        new Injury(
            node.id(),
            () -> {
              try {
                awaitGap(world, node, reached);
              } finally {
                node.start();
              }
            }));
  }

  /// Nothing where the node does not tell, because it has just been started.
  private static OptionalLong applied(NodeProcess node) throws InterruptedException {
    try {
      return OptionalLong.of(node.meter("holdfast_applied_index"));
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /// Returns when no other node has an entry of its log up to `reached` any more.
  private static void awaitGap(World world, NodeProcess node, long reached)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (oldest(world, node) <= reached) {
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            "node %s was away for %d s, and the others still had what it needs: their logs begin at %d"
                .formatted(node.id(), PATIENCE.toSeconds(), oldest(world, node)));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static long oldest(World world, NodeProcess but) throws IOException {
    long oldest = Long.MAX_VALUE;
    for (NodeProcess node : world.cluster().nodes()) {
      if (!node.equals(but)) {
        oldest = Math.min(oldest, LogFile.beginning(node.dataFolder()));
      }
    }
    return oldest;
  }
}
