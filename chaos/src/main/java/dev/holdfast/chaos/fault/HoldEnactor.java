package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.hold.Gate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Enactors stand still in the middle of their way, and go on when newer plans are live.
record HoldEnactor(boolean beforeCleanUp) implements Fault {

  @Override
  public String name() {
    return beforeCleanUp ? "hold-clean-up" : "hold-enactor";
  }

  @Override
  public String words() {
    return "enactors held before %s".formatted(beforeCleanUp ? "clean-up" : "a write");
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    List<Leash> all = world.agents().enactors();
    int first = chance.nextInt(all.size());
    List<Leash> held =
        List.of(all.get(first), all.get((first + 1) % all.size())).subList(0, chance.nextInt(1, 3));
    held.forEach(leash -> gate(leash).shut());
    return Optional.of(
        new Injury(
            String.join(", ", held.stream().map(Leash::enactorName).toList()),
            () -> held.forEach(leash -> gate(leash).open())));
  }

  private Gate gate(Leash leash) {
    return beforeCleanUp ? leash.beforeCleanUp() : leash.beforeWrite();
  }
}
