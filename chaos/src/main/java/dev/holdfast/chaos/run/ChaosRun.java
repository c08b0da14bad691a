package dev.holdfast.chaos.run;

import dev.holdfast.chaos.fault.Fault;
import dev.holdfast.chaos.fault.Faults;
import dev.holdfast.chaos.fault.Means;
import dev.holdfast.chaos.fault.Need;
import dev.holdfast.chaos.fault.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a cluster under faults, and tells whether everything held.
public final class ChaosRun {

  private ChaosRun() {}

  /// @param tell is told what happens, line by line
  /// @return whether every check held; the report stands where the options say
  /// @throws ImpossibleRunException if a fault that was asked for by name cannot be done here, or
  ///   there is too little time for all of them
  public static boolean run(RunOptions options, Consumer<String> tell) throws Exception {
    Means means = Means.look();
    for (String name : options.faults()) {
      Fault fault = Faults.named(name).orElseThrow();
      Optional<String> obstacle = means.obstacle(fault.needs());
      if (obstacle.isPresent()) {
        throw new ImpossibleRunException(
            "The fault %s is not possible here: %s.".formatted(name, obstacle.get()));
      }
    }
    requireTime(options, chosen(options, means).size());
    return means.missing().containsKey(Need.NETWORK)
        ? new Inside(options, means, Optional.empty(), tell).run()
        : Outside.run(options, tell);
  }

  private static void requireTime(RunOptions options, int faults) {
    Duration shortest = Schedule.shortest(faults);
    if (options.time().compareTo(shortest) < 0) {
      throw new ImpossibleRunException(
          "%d faults, one after the other, take %d s at least, and the run is to take %d s; give it more time (--for), or choose some (--faults)."
              .formatted(faults, shortest.toSeconds(), options.time().toSeconds()));
    }
  }

  /// The faults of a run.
  static List<Fault> chosen(RunOptions options, Means means) {
    return Faults.all().stream()
        .filter(fault -> options.faults().isEmpty() || options.faults().contains(fault.name()))
        .filter(fault -> means.suffice(fault.needs()))
        .toList();
  }
}
