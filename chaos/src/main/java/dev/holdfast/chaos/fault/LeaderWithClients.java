package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The leader loses the other nodes and keeps its clients, which go on asking it.
record LeaderWithClients() implements Fault {

  @Override
  public String name() {
    return "cut-leader-with-clients";
  }

  @Override
  public String words() {
    return "the leader cut off from the other nodes and not from its clients";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.NFT);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    Optional<NodeProcess> leader = world.leader();
    if (leader.isEmpty()) {
      return Optional.empty();
    }
    String id = leader.get().id();
    List<Network.Obstacle> obstacles = new ArrayList<>();
    for (NodeProcess other : world.cluster().nodes()) {
      if (!other.id().equals(id)) {
        obstacles.add(world.network().lose(id, other.id(), 100));
        obstacles.add(world.network().lose(other.id(), id, 100));
      }
    }
    return Optional.of(Cutting.injury(id, obstacles));
  }
}
