package dev.holdfast.plan;

import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells of many endpoints whether a newer plan says what they should hold.
///
/// Asking each plan about each endpoint would cost the one times the other. Here each plan is gone
/// through once, on the first question; only those that are larger than all the endpoints in
/// question together are asked one by one. So it costs what the plans in question hold, however
/// much lies in the plans beside them, and nothing where nobody asks.
public final class Coverage {

  private final Plans plans;
  private final Collection<? extends Plan> questioned;

  /// The newest plan that names an endpoint, of those gone through. Looked up, never iterated over.
  private final Map<DomainName, Long> newest = new HashMap<>();

  private final List<Plan.Sealed> large = new ArrayList<>();
  private boolean gathered;

  /// @param questioned the plans whose endpoints may be asked about
  public Coverage(Plans plans, Collection<? extends Plan> questioned) {
    this.plans = plans;
    this.questioned = questioned;
  }

  /// Whether some sealed plan newer than `generation` says what `owner` should hold.
  public boolean coveredAfter(long generation, DomainName owner) {
    gather();
    return newest.getOrDefault(owner, 0L) > generation
        || large.stream()
            .anyMatch(plan -> plan.generation() > generation && plan.contents().covers(owner));
  }

  private void gather() {
    if (gathered) {
      return;
    }
    gathered = true;
    long endpoints = questioned.stream().mapToLong(Coverage::endpoints).sum();
    for (Plan plan : plans.all()) {
      if (plan instanceof Plan.Sealed sealed) {
        if (endpoints(sealed) > endpoints) {
          large.add(sealed);
        } else {
          sealed
              .contents()
              .endpoints()
              .forEach((owner, _) -> newest.put(owner, sealed.generation()));
        }
      }
    }
  }

  private static long endpoints(Plan plan) {
    return plan instanceof Plan.Sealed sealed ? sealed.contents().endpoints().size() : 0;
  }
}
