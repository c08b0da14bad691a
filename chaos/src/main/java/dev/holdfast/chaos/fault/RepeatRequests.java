package dev.holdfast.chaos.fault;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Writers send every request three times at once, under one id.
record RepeatRequests() implements Fault {

  @Override
  public String name() {
    return "repeat-requests";
  }

  @Override
  public String words() {
    return "every write sent three times at once under one request id";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    world.agents().repeatRequests(true);
    return Optional.of(new Injury("writers", () -> world.agents().repeatRequests(false)));
  }
}
