package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Some of all packets are lost, between nodes and on the way from clients.
record PacketLoss() implements Fault {

  private static final int LEAST_PERCENT = 5;
  private static final int MOST_PERCENT = 30;

  @Override
  public String name() {
    return "packet-loss";
  }

  @Override
  public String words() {
    return "%d to %d %% of all packets lost".formatted(LEAST_PERCENT, MOST_PERCENT);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.NFT);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    int percent = chance.nextInt(LEAST_PERCENT, MOST_PERCENT + 1);
    List<NodeProcess> nodes = world.cluster().nodes();
    List<Network.Obstacle> obstacles = new ArrayList<>();
    for (NodeProcess to : nodes) {
      obstacles.add(world.network().lose(Network.CLIENTS, to.id(), percent));
      for (NodeProcess from : nodes) {
        if (!from.equals(to)) {
          obstacles.add(world.network().lose(from.id(), to.id(), percent));
        }
      }
    }
    return Optional.of(Cutting.injury("%d %%".formatted(percent), obstacles));
  }
}
