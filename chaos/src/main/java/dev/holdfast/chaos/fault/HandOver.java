package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.v1.TransferLeadershipRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// The lead is handed from node to node, by order of an operator.
record HandOver() implements Fault {

  private static final Duration EVERY = Duration.ofMillis(1500);

  @Override
  public String name() {
    return "hand-over";
  }

  @Override
  public String words() {
    return "the lead handed from node to node";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<NodeProcess> order = Cutting.shuffled(world, chance);
    AtomicBoolean healed = new AtomicBoolean();
    Task handing =
        Task.start(
            "hand-over",
            () -> {
              try (HoldfastClient operator = world.cluster().client("operator")) {
                for (int turn = 0; !healed.get(); turn++) {
                  transfer(operator, order.get(turn % order.size()).id());
                  Thread.sleep(EVERY);
                }
              }
            });
    return Optional.of(
        new Injury(
            Grasped.names(order),
            () -> {
              healed.set(true);
              handing.await();
            }));
  }

  private static void transfer(HoldfastClient operator, String to) {
    try {
      operator.membership().transfer(TransferLeadershipRequest.newBuilder().setNodeId(to).build());
    } catch (HoldfastException _) {
      // Whoever is down or cut off now cannot lead, and another turn comes.
    }
  }
}
