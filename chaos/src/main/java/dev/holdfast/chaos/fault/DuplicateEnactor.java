package dev.holdfast.chaos.fault;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// An enactor runs twice under one name, as after a restart that left the old one running.
record DuplicateEnactor() implements Fault {

  @Override
  public String name() {
    return "duplicate-enactor";
  }

  @Override
  public String words() {
    return "an enactor that runs twice under one name";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<Leash> all = world.agents().enactors();
    String name = all.get(chance.nextInt(all.size())).enactorName();
    AutoCloseable twin = world.agents().duplicate(name);
    return Optional.of(new Injury(name, twin::close));
  }
}
