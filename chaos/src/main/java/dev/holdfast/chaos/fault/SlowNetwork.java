package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What nodes send each other is late, by a time of its own each: what goes over two connections
/// arrives in another order than it was sent in.
record SlowNetwork() implements Fault {

  private static final int LEAST_MILLIS = 20;
  private static final int MOST_MILLIS = 250;

  @Override
  public String name() {
    return "slow-network";
  }

  @Override
  public String words() {
    return "what nodes send each other late, by up to %d to %d ms"
        .formatted(LEAST_MILLIS, MOST_MILLIS);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.NETWORK, Need.NFT);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    int most = chance.nextInt(LEAST_MILLIS, MOST_MILLIS + 1);
    Map<String, Integer> ports = new HashMap<>();
    for (NodeProcess node : world.cluster().nodes()) {
      String address = node.raftAddress();
      ports.put(node.id(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }
    return Optional.of(
        Cutting.injury(
            "up to %d ms".formatted(most),
            List.of(world.network().delay(ports, Duration.ofMillis(most)))));
  }
}
