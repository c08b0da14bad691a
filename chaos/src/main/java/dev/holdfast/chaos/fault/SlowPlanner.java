package dev.holdfast.chaos.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// A planner stands still between OpenPlan and SealPlan while another one makes newer plans.
record SlowPlanner() implements Fault {

  @Override
  public String name() {
    return "slow-planner";
  }

  @Override
  public String words() {
    return "a planner held between OpenPlan and SealPlan";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    world.agents().planning().shut();
    return Optional.of(new Injury("planner-1", world.agents().planning()::open));
  }
}
