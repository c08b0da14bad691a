package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A node hears the others and is not heard by them, or the other way round.
record OneWay() implements Fault {

  @Override
  public String name() {
    return "cut-one-way";
  }

  @Override
  public String words() {
    return "what one node sends to the others lost, or what they send to it";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.NFT);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<NodeProcess> nodes = Cutting.shuffled(world, chance);
    String one = nodes.getFirst().id();
    boolean mute = chance.nextBoolean();
    List<Network.Obstacle> obstacles = new ArrayList<>();
    for (NodeProcess other : nodes.subList(1, nodes.size())) {
      obstacles.add(
          mute
              ? world.network().lose(one, other.id(), 100)
              : world.network().lose(other.id(), one, 100));
    }
    return Optional.of(Cutting.injury(one + (mute ? ", unheard" : ", deaf"), obstacles));
  }
}
