package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Every node in turn is asked to end and started again, the next one when it is ready.
record RollingRestart() implements Fault {

  private static final long READY_MILLIS = 60_000;

  @Override
  public String name() {
    return "rolling-restart";
  }

  @Override
  public String words() {
    return "all nodes stopped and started, one after the other";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<NodeProcess> nodes = world.grasp(Victims.ALL, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    Task restarts = Task.start("rolling-restart", () -> restart(nodes));
    return Optional.of(
        new Injury(
            Grasped.names(nodes),
            () -> {
              try {
                restarts.await();
              } finally {
                world.letGo(nodes);
              }
            }));
  }

  private static void restart(List<NodeProcess> nodes) throws InterruptedException {
    for (NodeProcess node : nodes) {
      node.stop();
      node.start();
      long deadline = System.currentTimeMillis() + READY_MILLIS;
      while (!node.isReady() && System.currentTimeMillis() < deadline) {
        Thread.sleep(50);
      }
    }
  }
}
