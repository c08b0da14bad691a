package dev.holdfast.chaos.run;

import dev.holdfast.chaos.fault.Fault;
import dev.holdfast.chaos.fault.Faults;
import dev.holdfast.chaos.fault.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to run.
///
/// @param seed decides the schedule
/// @param time how long things go wrong
/// @param faults by name, in any order; empty for all that are possible here
/// @param report takes the report
/// @param keep takes what was recorded, where the run did not pass
public record RunOptions(
    long seed, Duration time, List<String> faults, Path report, Optional<Path> keep) {

  /// Everything that clients see is kept until the end, and the addresses of plans last for an hour
  /// and a half.
  private static final Duration LONGEST = Duration.ofHours(1);

  public RunOptions {
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%d s are too long: a run keeps all that was seen until it is judged, and takes %d s at most; make several, each with a seed of its own"
              .formatted(time.toSeconds(), LONGEST.toSeconds()));
    }
    faults = List.copyOf(faults);
    List<String> unknown = faults.stream().filter(name -> Faults.named(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no fault '%s'; there are %s"
              .formatted(unknown.getFirst(), names(Faults.all())));
    }
    Duration shortest = Schedule.shortest(Math.max(1, faults.size()));
    if (time.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "%d s are too short for each of %s to happen; %d s are enough"
              .formatted(
                  time.toSeconds(),
                  faults.isEmpty() ? "the faults" : faults,
                  shortest.toSeconds()));
    }
  }

  static String names(List<Fault> faults) {
    return String.join(", ", faults.stream().map(Fault::name).toList());
  }

  /// Where the figures of a report stand.
  public static Path jsonBeside(Path report) {
    String name = report.getFileName().toString();
    return report.resolveSibling(name.replaceFirst("\\.html$", "") + ".json");
  }

  /// As another process is told; [#parse] reads it.
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Long.toString(seed),
                time.toString(),
                String.join(",", faults),
                report.toAbsolutePath().toString()));
    keep.ifPresent(folder -> arguments.add(folder.toAbsolutePath().toString()));
    return arguments;
  }

  static RunOptions parse(String[] arguments) {
    return new RunOptions(
        Long.parseLong(arguments[0]),
        Duration.parse(arguments[1]),
        arguments[2].isEmpty() ? List.of() : List.of(arguments[2].split(",")),
        Path.of(arguments[3]),
        arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty());
  }
}
