package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `kill -9`; the nodes are started again when it is healed.
record Kill(Victims victims) implements Fault {

  @Override
  public String name() {
    return "kill-" + victims.suffix();
  }

  @Override
  public String words() {
    return "kill -9 of %s".formatted(victims);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.each(world, victims, chance, NodeProcess::kill, NodeProcess::start);
  }
}
