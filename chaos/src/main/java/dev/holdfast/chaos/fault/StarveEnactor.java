package dev.holdfast.chaos.fault;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// An enactor loses its turn to the others before every write.
record StarveEnactor() implements Fault {

  @Override
  public String name() {
    return "starve-enactor";
  }

  @Override
  public String words() {
    return "an enactor that loses its turn before every write";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<Leash> all = world.agents().enactors();
    Leash starved = all.get(chance.nextInt(all.size()));
    starved.starve(true);
    return Optional.of(new Injury(starved.enactorName(), () -> starved.starve(false)));
  }
}
