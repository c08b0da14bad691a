package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The nodes' cables carry little: what is sent waits in line, and what finds the line full is
/// lost.
record NarrowNetwork() implements Fault {

  private static final int LEAST_KILOBITS = 400;
  private static final int MOST_KILOBITS = 2000;

  @Override
  public String name() {
    return "narrow-network";
  }

  @Override
  public String words() {
    return "%d to %d kbit a second for each node".formatted(LEAST_KILOBITS, MOST_KILOBITS);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.TC);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    int kilobits = chance.nextInt(LEAST_KILOBITS, MOST_KILOBITS + 1);
    List<Network.Obstacle> obstacles = new ArrayList<>();
    for (NodeProcess node : world.cluster().nodes()) {
      obstacles.add(world.network().narrow(node.id(), kilobits));
    }
    return Optional.of(Cutting.injury("%d kbit a second".formatted(kilobits), obstacles));
  }
}
