package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.LogFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A bit in the middle of a node's log is the other one. The node has to see that and not start;
/// when it is healed the bit is put right, and the node started again.
record DamagedLog() implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "damaged-log";
  }

  @Override
  public String words() {
    return "a bit flipped in the log of one node; it has to refuse to start";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    List<NodeProcess> nodes = world.grasp(Victims.ONE, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    NodeProcess node = nodes.getFirst();
    node.kill();
    LogFile log = LogFile.of(node.dataFolder());
    int middle = log.end() / 2;
    log.flip(middle);
    node.start();
    return Optional.of(
        new Injury(
            "%s, octet %d".formatted(node.id(), middle),
            () -> {
              try {
                awaitRefusal(node);
              } finally {
                log.flip(middle);
                node.start();
                world.letGo(nodes);
              }
            }));
  }

  private static void awaitRefusal(NodeProcess node) throws InterruptedException {
    try {
      if (node.awaitExit(PATIENCE) == 0) {
        throw new ClusterException(
            "node %s ended, and did not say that it could not start".formatted(node.id()));
      }
    } catch (ClusterException itRuns) {
      node.kill();
      throw itRuns;
    }
  }
}
