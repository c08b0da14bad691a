package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `SIGSTOP`, and `SIGCONT` when it is healed: the node believes that no time has passed.
record Pause(Victims victims) implements Fault {

  @Override
  public String name() {
    return "pause-" + victims.suffix();
  }

  @Override
  public String words() {
    return "%s held by SIGSTOP for longer than an election takes".formatted(victims);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.each(world, victims, chance, NodeProcess::hold, NodeProcess::release);
  }
}
