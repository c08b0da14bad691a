package dev.holdfast.spec.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// A state of the store as `spec/tla/State.tla` sees it: numbers stand for record sets, and nothing
/// is kept that no action reads.
///
/// @param lastGeneration the generation drawn last, 0 at the start
/// @param plans by generation; never opened: absent
/// @param endpoints by name; never anything live: absent
/// @param frozen endpoints, [#ZONE] and [#STORE]
/// @param targets by name; the store was never told of it: absent
public record SpecState(
    int lastGeneration,
    SortedMap<Integer, Plan> plans,
    SortedMap<String, Endpoint> endpoints,
    Zone zone,
    SortedSet<String> frozen,
    Settings settings,
    Overrides overrides,
    SortedMap<String, Target> targets) {

  /// The content that holds no address. Content n holds the addresses first put forward under
  /// generation n: two if it is odd, else one.
  public static final int NO_ADDRESS = 0;

  /// The zone itself, among endpoints.
  public static final String ZONE = "zone";

  /// The store itself, among what is frozen.
  public static final String STORE = "store";

  /// A name that no plan says anything of.
  public static final String ELSEWHERE = "elsewhere";

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

  /// @param leastAddresses by endpoint or [#ZONE], where it is set
  /// @param historyLimit how many earlier contents endpoints keep
  public record Settings(SortedMap<String, Integer> leastAddresses, int historyLimit) {}

  /// Those granted.
  ///
  /// @param last how many
  /// @param byId less those revoked or forgotten
  public record Overrides(int last, SortedMap<Integer, Permission> byId) {}

  /// An override.
  ///
  /// @param at the endpoints it lifts guards at, and [#ZONE] if it lets the zone be deleted
  public record Permission(SortedSet<String> at, int uses, boolean expired) {
    @Override
    public String toString() {
      return "at %s, %d uses%s".formatted(String.join(" and ", at), uses, expired ? ", over" : "");
    }
  }

  /// An outside target.
  ///
  /// @param claims generations claimed for it, as far as that has not run out
  /// @param holds what it was reported to hold, by endpoint
  public record Target(SortedSet<Integer> claims, SortedMap<String, Integer> holds) {}

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
    return text + besides();
  }

  /// What operators and outside targets have brought about.
  private String besides() {
    StringBuilder text = new StringBuilder();
    if (!frozen.isEmpty()) {
      text.append("\nfrozen: ").append(String.join(", ", frozen));
    }
    settings.leastAddresses.forEach(
        (where, least) -> text.append("\nmin-addresses for %s: %d".formatted(where, least)));
    if (overrides.last > 0) {
      text.append("\noverrides granted: ").append(overrides.last);
    }
    overrides.byId.forEach(
        (id, override) -> text.append("\noverride %d: %s".formatted(id, override)));
    targets.forEach((name, target) ->
        text.append(
            "\ntarget %s: claims %s, holds %s".formatted(name, target.claims, target.holds)));
    return text.toString();
  }

  private static String words(Plan plan) {
    String status = plan.status.name().toLowerCase(Locale.ROOT);
    return plan.content.isEmpty() ? status + ", empty" : status + ", " + words(plan.content);
  }

  static String words(Map<String, Integer> content) {
    return content.entrySet().stream()
        .map(entry -> entry.getKey() + " to hold " + words(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
