package dev.holdfast.spec.conformance;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A state of the store as `spec/tla/State.tla` sees it: numbers stand for record sets, and nothing
/// is kept that no action reads.
///
/// @param lastGeneration the generation drawn last, 0 at the start
/// @param plans by generation; never opened: absent
/// @param endpoints by name; never anything live: absent
public record SpecState(
    int lastGeneration,
    SortedMap<Integer, Plan> plans,
    SortedMap<String, Endpoint> endpoints,
    Zone zone) {

  /// The content that holds no address. Content n holds the addresses first put forward under
  /// generation n.
  public static final int NO_ADDRESS = 0;

  /// Where a plan is in its life.
  public enum Status {
    OPEN,
    SEALED,
    CLEANED
  }

  /// @param content by endpoint; empty once cleaned
  public record Plan(Status status, SortedMap<String, Integer> content) {}

  /// @param history newest first
  public record Endpoint(Live live, List<Live> history) {}

  public record Live(int generation, int content) {
    @Override
    public String toString() {
      return "generation %d (%s)".formatted(generation, words(content));
    }
  }

  /// The one zone all endpoints stand in.
  ///
  /// @param floor of the zone, or of the next one while there is none
  public record Zone(boolean exists, int floor) {}

  static String words(int content) {
    return content == NO_ADDRESS ? "no address" : "addresses of " + content;
  }

  /// This state in words, a line for each thing in it.
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "last generation %d; %s, floor %d"
                .formatted(
                    lastGeneration, zone.exists ? "the zone exists" : "no zone", zone.floor));
    plans.forEach((g, plan) -> text.append("\nplan %d: %s".formatted(g, words(plan))));
    endpoints.forEach((name, endpoint) ->
        text.append(
            "\n%s: live %s; before that %s"
                .formatted(
                    name,
                    endpoint.live,
                    endpoint.history.isEmpty() ? "nothing" : endpoint.history)));
    return text.toString();
  }

  private static String words(Plan plan) {
    String status = plan.status.name().toLowerCase(java.util.Locale.ROOT);
    return plan.content.isEmpty() ? status + ", empty" : status + ", " + words(plan.content);
  }

  static String words(Map<String, Integer> content) {
    return content.entrySet().stream()
        .map(entry -> entry.getKey() + " to hold " + words(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
