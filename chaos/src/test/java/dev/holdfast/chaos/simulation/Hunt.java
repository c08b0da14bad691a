package dev.holdfast.chaos.simulation;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// Looks for the first seed that breaks a promise. Loaded beside the real classes together with a
/// change for the worse, so it tells in plain text what it finds.
public final class Hunt {

  private Hunt() {}

  /// @return the promise, then in lines of their own the seed and what happened; empty if no seed
  ///   breaks one
  public static String hunt(long seeds) throws InterruptedException {
    AtomicReference<String> found = new AtomicReference<>("");
    Campaign.run(
        LongStream.rangeClosed(1, seeds),
        2,
        verdict -> {
          verdict
              .breach()
              .ifPresent(breach ->
                  found.set(
                      "%s%nseed %d%n%s"
                          .formatted(breach.promise(), verdict.schedule().seed(), breach.what())));
          return verdict.breach().isEmpty();
        });
    return found.get();
  }

  /// What a failure of this seed is told as.
  public static String tell(long seed) throws InterruptedException {
    return Simulation.run(SimulationOptions.of(seed, 1), _ -> {}).text();
  }
}
