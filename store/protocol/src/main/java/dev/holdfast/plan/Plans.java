package dev.holdfast.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/// All plans the store remembers, by generation.
///
/// @param totals derived from them
public record Plans(TreePMap<Long, Plan> byGeneration, PlanTotals totals) {

  /// How many cleaned plans stay known by number and digest; the oldest are forgotten first.
  public static final int CLEANED_LIMIT = 1000;

  public static final Plans NONE = new Plans(TreePMap.empty(), PlanTotals.NONE);

  /// Plans read from somewhere: they are counted.
  public static Plans of(TreePMap<Long, Plan> byGeneration) {
    PlanTotals totals = PlanTotals.NONE;
    for (Plan plan : byGeneration.values()) {
      totals = totals.with(plan);
    }
    return new Plans(byGeneration, totals);
  }

  public Optional<Plan> find(long generation) {
    return Optional.ofNullable(byGeneration.get(generation));
  }

  /// All plans, oldest first.
  public Collection<Plan> all() {
    return byGeneration.values();
  }

  /// The sealed plans, newest first.
  public List<Plan.Sealed> sealedNewestFirst() {
    return only(Plan.Sealed.class, byGeneration.descendingMap().values().stream());
  }

  /// The open plans, oldest first.
  public List<Plan.Open> open() {
    return only(Plan.Open.class, byGeneration.values().stream());
  }

  public Plans with(Plan plan) {
    Plan before = byGeneration.get(plan.generation());
    PlanTotals others = before == null ? totals : totals.without(before);
    return new Plans(byGeneration.plus(plan.generation(), plan), others.with(plan));
  }

  /// These plans less the oldest cleaned ones above [#CLEANED_LIMIT].
  public Plans forgettingOldCleaned() {
    int tooMany = totals.cleaned() - CLEANED_LIMIT;
    if (tooMany <= 0) {
      return this;
    }
    TreePMap<Long, Plan> kept = byGeneration;
    PlanTotals left = totals;
    for (Plan.Cleaned plan :
        only(Plan.Cleaned.class, byGeneration.values().stream()).subList(0, tooMany)) {
      kept = kept.minus(plan.generation());
      left = left.without(plan);
    }
    return new Plans(kept, left);
  }

  private static <P extends Plan> List<P> only(Class<P> stage, Stream<Plan> plans) {
    return plans.filter(stage::isInstance).map(stage::cast).toList();
  }
}
