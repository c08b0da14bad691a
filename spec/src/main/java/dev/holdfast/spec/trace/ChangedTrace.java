package dev.holdfast.spec.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.holdfast.spec.CheckException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A trace in which one record was changed, by which the check itself is checked: it must reject
/// that very record.
///
/// @param line that was changed
/// @param event its number in its section
/// @param what was changed
public record ChangedTrace(Path file, int line, int event, String what) {

  private record Change(String what, Fields record, JsonObject changed) {}

  /// Writes the trace in `from` to `to` with one of its records changed, drawn by `seed` from those
  /// that the specification explains in full.
  ///
  /// @throws CheckException if there is no record to change
  public static ChangedTrace of(Path from, Path to, long seed) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (Section section : TraceReader.read(from)) {
      changes.addAll(changes(section));
    }
    if (changes.isEmpty()) {
      throw new CheckException("%s holds no record that could be changed".formatted(from));
    }
    List<String> kinds = changes.stream().map(Change::what).distinct().sorted().toList();
    Random random = new Random(seed);
    String kind = kinds.get(random.nextInt(kinds.size()));
    List<Change> ofKind = changes.stream().filter(change -> change.what().equals(kind)).toList();
    Change change = ofKind.get(random.nextInt(ofKind.size()));
    List<String> lines = new ArrayList<>(Files.readAllLines(from));
    lines.set(change.record().line() - 1, change.changed().toString());
    Files.write(to, lines);
    return new ChangedTrace(
        to, change.record().line(), Event.of(change.record()).number(), change.what());
  }

  private static List<Change> changes(Section section) {
    Set<Integer> beyond = new HashSet<>();
    for (Row row : Translation.of(section).rows()) {
      row.beyond().ifPresent(_ -> beyond.add(row.event()));
    }
    List<Change> changes = new ArrayList<>();
    for (Fields record : section.events()) {
      if (!beyond.contains(Event.of(record).number())) {
        generation(record).ifPresent(changes::add);
        digest(record).ifPresent(changes::add);
        outcome(record).ifPresent(changes::add);
        rule(record).ifPresent(changes::add);
        lastGeneration(record).ifPresent(changes::add);
        cleaned(record).ifPresent(changes::add);
      }
    }
    return changes;
  }

  /// The generation live at an endpoint.
  private static Optional<Change> generation(Fields record) {
    JsonObject changed = record.object().deepCopy();
    return firstEndpoint(changed)
        .map(endpoint -> {
          endpoint.addProperty("generation", endpoint.get("generation").getAsLong() + 1);
          return new Change("generation", record, changed);
        });
  }

  private static Optional<JsonObject> firstEndpoint(JsonObject event) {
    JsonArray endpoints = event.getAsJsonObject("after").getAsJsonArray("endpoints");
    return endpoints.isEmpty() ? Optional.empty() : Optional.of(endpoints.get(0).getAsJsonObject());
  }

  /// The digest of what is live at an endpoint, where it was known before.
  private static Optional<Change> digest(Fields record) {
    JsonObject changed = record.object().deepCopy();
    return Set.of("EnactPlan", "RollBack", "ImportZone").contains(record.text("action"))
        ? firstEndpoint(changed)
            .map(endpoint -> endpoint.getAsJsonObject("content"))
            .filter(content -> content.get("record_sets").getAsLong() > 0)
            .map(content -> {
              String digest = content.get("digest").getAsString();
              content.addProperty(
                  "digest", (digest.startsWith("0") ? "1" : "0") + digest.substring(1));
              return new Change("digest", record, changed);
            })
        : Optional.empty();
  }

  /// What was accepted is said to have been refused.
  private static Optional<Change> outcome(Fields record) {
    if (!Event.of(record).accepted() || !Event.of(record).changed()) {
      return Optional.empty();
    }
    JsonObject changed = record.object().deepCopy();
    JsonObject outcome = changed.getAsJsonObject("outcome");
    outcome.addProperty("accepted", false);
    outcome.add("refusals", refusals("plan-cleaned", "plan 1"));
    return Optional.of(new Change("outcome", record, changed));
  }

  private static JsonArray refusals(String rule, String subject) {
    JsonObject refusal = new JsonObject();
    refusal.addProperty("rule", rule);
    refusal.addProperty("subject", subject);
    refusal.addProperty("limit", "");
    refusal.addProperty("figure", "");
    JsonArray refusals = new JsonArray();
    refusals.add(refusal);
    return refusals;
  }

  /// What was refused is said to have been refused for another reason.
  private static Optional<Change> rule(Fields record) {
    if (Event.of(record).accepted()) {
      return Optional.empty();
    }
    String rule = Event.of(record).refusals().getFirst().rule();
    JsonObject changed = record.object().deepCopy();
    changed
        .getAsJsonObject("outcome")
        .add("refusals", refusals(rule.equals("plan-cleaned") ? "plan-empty" : "plan-cleaned", ""));
    return Optional.of(new Change("rule", record, changed));
  }

  private static Optional<Change> lastGeneration(Fields record) {
    JsonObject changed = record.object().deepCopy();
    JsonObject after = changed.getAsJsonObject("after");
    after.addProperty("last_generation", after.get("last_generation").getAsLong() + 1);
    return Optional.of(new Change("last generation", record, changed));
  }

  /// A plan that clean-up deleted is said to have been another.
  private static Optional<Change> cleaned(Fields record) {
    JsonObject changed = record.object().deepCopy();
    JsonObject after = changed.getAsJsonObject("after");
    if (!after.has("cleaned") || after.getAsJsonArray("cleaned").isEmpty()) {
      return Optional.empty();
    }
    JsonArray cleaned = after.getAsJsonArray("cleaned");
    cleaned.set(0, new JsonPrimitive(cleaned.get(0).getAsLong() + 1_000_000));
    return Optional.of(new Change("cleaned", record, changed));
  }
}
