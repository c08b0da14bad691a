package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Two nodes lose each other and both still reach the third: majorities that do not agree on who is
/// there.
record Ring() implements Fault {

  @Override
  public String name() {
    return "cut-ring";
  }

  @Override
  public String words() {
    return "two nodes cut off from each other only";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.NFT);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<NodeProcess> nodes = Cutting.shuffled(world, chance);
    String one = nodes.get(0).id();
    String other = nodes.get(1).id();
    Network network = world.network();
    return Optional.of(
        Cutting.injury(
            one + " | " + other,
            List.of(network.lose(one, other, 100), network.lose(other, one, 100))));
  }
}
