package dev.holdfast.chaos.simulation;

import com.google.gson.JsonObject;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Tally;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What came of many runs.
///
/// @param seeds how many were run
/// @param events of all runs together
/// @param simulated how much time went by in them
/// @param took how long they took
/// @param failure the first that broke a promise
public record SimulationReport(
    long firstSeed,
    long seeds,
    long events,
    Duration simulated,
    Duration took,
    Tally tally,
    Optional<Failure> failure) {

  public boolean passed() {
    return failure.isEmpty();
  }

  /// In one line.
  public String summary() {
    return "%,d seeds, %,d events, %s of simulated time, in %s (%,d events a second)"
        .formatted(seeds, events, hours(simulated), hours(took), eventsPerSecond());
  }

  private long eventsPerSecond() {
    return Math.round(events * 1e9 / Math.max(1, took.toNanos()));
  }

  private static String hours(Duration time) {
    return time.compareTo(Duration.ofMinutes(1)) < 0
        ? "%.1f s".formatted(time.toMillis() / 1e3)
        : "%d h %02d min %02d s"
            .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /// For people: what was run, what went wrong in it, and what must not have happened.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Seeds from %d on: %s.%n".formatted(firstSeed, summary()));
    text.append("In them:%n".formatted());
    tally
        .all()
        .forEach((what, count) -> text.append("  %,14d  %s%n".formatted(count, what.words())));
    text.append(
        failure
            .map(it -> "%n".formatted() + it.text())
            .orElseGet(() -> "No promise was broken.%n".formatted()));
    return text.toString();
  }

  /// All figures on one line.
  public String json() {
    JsonObject json = new JsonObject();
    json.addProperty("passed", passed());
    json.addProperty("firstSeed", firstSeed);
    json.addProperty("seeds", seeds);
    json.addProperty("events", events);
    json.addProperty("simulatedSeconds", simulated.toSeconds());
    json.addProperty("tookMilliseconds", took.toMillis());
    JsonObject counts = new JsonObject();
    tally.all().forEach((what, count) -> counts.addProperty(key(what), count));
    json.add("counts", counts);
    failure.ifPresent(it -> {
      json.addProperty("failedSeed", it.seed());
      json.addProperty("promise", it.told().breach().orElseThrow().promise());
      json.addProperty("what", it.told().breach().orElseThrow().what());
    });
    return json.toString();
  }

  private static String key(Happening what) {
    StringBuilder key = new StringBuilder();
    for (String word : what.name().toLowerCase(Locale.ROOT).split("_")) {
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }
}
