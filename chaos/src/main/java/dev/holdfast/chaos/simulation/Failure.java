package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.actor.Population;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.fault.Fault;
import dev.holdfast.chaos.simulation.fault.Schedule;
import java.util.List;

/// A seed that broke a promise, with as little going wrong as it takes, and its story.
///
/// @param found as it was found
/// @param told made again with less, and told
/// @param runs how many runs it took to find how little it takes
public record Failure(Verdict found, Verdict told, int runs) {

  /// Lines of the story that are told; the end is what matters.
  private static final int LINES = 400;

  static Failure of(Verdict found) {
    Shrinker.Shrunk shrunk = Shrinker.shrink(found);
    return new Failure(found, Run.of(shrunk.smallest().schedule(), true), shrunk.runs());
  }

  public long seed() {
    return found.schedule().seed();
  }

  /// What happened, for people.
  public String text() {
    StringBuilder text = new StringBuilder();
    Verdict.Breach breach = told.breach().orElseThrow();
    text.append("Seed %d breaks a promise: %s.%n".formatted(seed(), breach.promise()));
    text.append("  %s%n%n".formatted(breach.what()));
    tellFaults(text);
    text.append("%nWhat happens, in seconds of simulated time:%n".formatted());
    tellStory(text);
    text.append("  %8.3f  %s%n".formatted(breach.atMicros() / 1e6, breach.what()));
    text.append("%nAgain: holdfast chaos simulate --seed %d%n".formatted(seed()));
    return text.toString();
  }

  private void tellFaults(StringBuilder text) {
    Schedule all = found.schedule();
    Schedule needed = told.schedule();
    List<String> present =
        Population.names().stream().filter(it -> !needed.absent().contains(it)).toList();
    text.append(
        "Of %d faults it takes %d, found in %d runs; and of those who work on the store, %s.%n"
            .formatted(
                all.faults().size(), needed.faults().size(), runs, String.join(", ", present)));
    for (Fault fault : needed.faults()) {
      text.append("  %8.3f  %s%n".formatted(fault.atMicros() / 1e6, Run.words(fault)));
    }
  }

  private void tellStory(StringBuilder text) {
    List<Story.Line> lines = told.story();
    int left = Math.max(0, lines.size() - LINES);
    if (left > 0) {
      text.append("  (%d earlier lines are left out)%n".formatted(left));
    }
    for (Story.Line line : lines.subList(left, lines.size())) {
      text.append("  %8.3f  %-10s %s%n".formatted(line.atMicros() / 1e6, line.who(), line.what()));
    }
  }
}
