package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The cables of nodes are pulled: they reach neither each other nor the others, and no client
/// reaches them.
record CutOff(Victims victims) implements Fault {

  @Override
  public String name() {
    return "cut-" + victims.suffix();
  }

  @Override
  public String words() {
    return "the network cable of %s pulled".formatted(victims);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<NodeProcess> nodes = Cutting.choose(world, victims, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    List<Network.Obstacle> obstacles = new ArrayList<>();
    nodes.forEach(node -> obstacles.add(world.network().cut(node.id())));
    return Optional.of(Cutting.injury(Grasped.names(nodes), obstacles));
  }
}
