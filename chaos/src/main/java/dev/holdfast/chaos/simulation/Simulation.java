package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.engine.Tally;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Runs of many seeds, up to the first that breaks a promise.
public final class Simulation {

  private final SimulationOptions options;
  private final Consumer<SimulationReport> progress;
  private final long begun = System.nanoTime();
  private final Tally tally = new Tally();
  private long seeds;
  private long events;
  private Duration simulated = Duration.ZERO;
  private Optional<Verdict> failed = Optional.empty();

  private Simulation(SimulationOptions options, Consumer<SimulationReport> progress) {
    this.options = options;
    this.progress = progress;
  }

  /// @param progress is told how far it is, after every run
  public static SimulationReport run(SimulationOptions options, Consumer<SimulationReport> progress)
      throws InterruptedException {
    Simulation simulation = new Simulation(options, progress);
    Campaign.run(
        LongStream.iterate(options.firstSeed(), seed -> seed + 1).limit(options.seeds()),
        options.workers(),
        simulation::take);
    return simulation.failed.isEmpty()
        ? simulation.report(Optional.empty())
        : simulation.report(Optional.of(onVirtualThread(simulation.failed.get())));
  }

  private boolean take(Verdict verdict) {
    seeds++;
    events += verdict.events();
    simulated = simulated.plus(verdict.simulated());
    tally.add(verdict.tally());
    if (verdict.breach().isPresent() && failed.isEmpty()) {
      failed = Optional.of(verdict);
    }
    progress.accept(report(Optional.empty()));
    return failed.isEmpty() && options.time().filter(limit -> !isWithin(limit)).isEmpty();
  }

  private boolean isWithin(Duration limit) {
    return took().compareTo(limit) < 0;
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private SimulationReport report(Optional<Failure> failure) {
    Tally counted = new Tally();
    counted.add(tally);
    return new SimulationReport(
        options.firstSeed(), seeds, events, simulated, took(), counted, failure);
  }

  private static Failure onVirtualThread(Verdict found) throws InterruptedException {
    Failure[] failure = new Failure[1];
    Thread.ofVirtual().start(() -> failure[0] = Failure.of(found)).join();
    return failure[0];
  }
}
