package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Coroutine;
import dev.holdfast.chaos.simulation.engine.Happening;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A program that runs beside the cluster, and what can be done to it from outside.
public final class Process {

  /// What a process does, from its start on. Its local variables are its memory, and are gone when
  /// it is killed.
  @FunctionalInterface
  interface Program {
    void run(Process me);
  }

  private final Environment environment;
  private final String name;
  private final int place;
  private final Chance chance;
  private final Program program;
  private Coroutine coroutine;
  private int life;
  private long awaited;
  private long tickets;
  private long heldUntilMicros;
  private long starvedUntilMicros;
  private Optional<Class<?>> heldAt = Optional.empty();
  private long heldThereMicros;

  /// @param place where on the network it is
  Process(Environment environment, String name, int place, Chance chance, Program program) {
    this.environment = environment;
    this.name = name;
    this.place = place;
    this.chance = chance;
    this.program = program;
    this.coroutine = new Coroutine(() -> program.run(this));
  }

  public String name() {
    return name;
  }

  /// Where on the network it is.
  public int place() {
    return place;
  }

  /// Which of its lives it is in; the first is 0.
  int life() {
    return life;
  }

  Environment environment() {
    return environment;
  }

  Chance chance() {
    return chance;
  }

  long nowMicros() {
    return environment.timeline().nowMicros();
  }

  void tell(Supplier<String> what) {
    environment.story().tell(name, what);
  }

  void count(Happening what) {
    environment.tally().count(what);
  }

  // From outside.

  public void start() {
    wake(awaited);
  }

  /// Ends it where it stands; it starts again from the beginning after a while.
  public void crash(long downMicros) {
    tell(() -> "crashes");
    coroutine.kill();
    life++;
    awaited = ++tickets;
    coroutine = new Coroutine(() -> program.run(this));
    long ticket = awaited;
    environment
        .timeline()
        .after(
            downMicros,
            "process started",
            () -> {
              tell(() -> "starts again");
              wake(ticket);
            });
  }

  /// Holds it, wherever it is, for a while.
  public void hold(long micros) {
    tell(() -> "is held for %d ms".formatted(micros / 1000));
    heldUntilMicros = Math.max(heldUntilMicros, nowMicros() + micros);
  }

  /// Holds it for a while, right when it reaches a step of this kind.
  public void holdAt(Class<?> step, long micros) {
    heldAt = Optional.of(step);
    heldThereMicros = micros;
  }

  /// Lets it lose its turn before every step, for a while.
  public void starve(long micros) {
    starvedUntilMicros = nowMicros() + micros;
  }

  /// Nothing is in its way any more.
  public void letGo() {
    heldUntilMicros = 0;
    starvedUntilMicros = 0;
    heldAt = Optional.empty();
  }

  /// Ends it for good.
  public void end() {
    coroutine.kill();
    awaited = ++tickets;
  }

  // From inside.

  boolean isStarved() {
    return nowMicros() < starvedUntilMicros;
  }

  /// Tells that it has reached a step, at which it may be held.
  void reached(Object step) {
    if (heldAt.isPresent() && heldAt.get().isInstance(step)) {
      heldAt = Optional.empty();
      count(Happening.ENACTOR_HELD_AT_STEP);
      tell(() -> "is held here for %d ms".formatted(heldThereMicros / 1000));
      sleep(heldThereMicros);
    }
  }

  void sleep(long micros) {
    await(go -> environment.timeline().after(micros, "process wakes", go));
  }

  /// Waits until what `begin` is given is called, once or more often.
  void await(Consumer<Runnable> begin) {
    long ticket = ++tickets;
    awaited = ticket;
    begin.accept(() -> wake(ticket));
    coroutine.pause();
  }

  private void wake(long ticket) {
    if (ticket != awaited) {
      return;
    }
    long left = heldUntilMicros - nowMicros();
    if (left > 0) {
      environment.timeline().after(left, "process let go", () -> wake(ticket));
    } else {
      awaited = -1;
      coroutine.resume();
    }
  }
}
