package dev.holdfast.server.watch;

import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Event;
import dev.holdfast.replica.Replica;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one revision changed.
///
/// @param endpoints those that were given new contents
/// @param removed zones that were deleted, as they were before
/// @param plans those that were opened, sealed or cleaned, as they are now
/// @param enacted the plan that became live at `endpoints`, if it was one
public record Change(
    long revision,
    List<Event.EndpointChanged> endpoints,
    List<Zone> removed,
    List<Plan> plans,
    Optional<Plan> enacted) {

  static Change of(Replica.Step step) {
    List<Event.EndpointChanged> endpoints = new ArrayList<>();
    List<Zone> removed = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    for (Event event : step.events()) {
      switch (event) {
        case Event.EndpointChanged changed -> endpoints.add(changed);
        case Event.PlanChanged changed -> plans.add(changed.plan());
        case Event.ZoneRemoved gone ->
            step.before().zones().find(gone.zone()).ifPresent(removed::add);
        case Event.ZoneChanged _ -> {
          // SOA fields and serials are not watched.
        }
      }
    }
    return new Change(step.after().revision(), endpoints, removed, plans, enacted(step, endpoints));
  }

  /// One command makes all its endpoints live under one generation. Where that is a plan's, the
  /// plan was enacted; otherwise the command drew it for itself.
  private static Optional<Plan> enacted(Replica.Step step, List<Event.EndpointChanged> endpoints) {
    return endpoints.stream()
        .findFirst()
        .flatMap(first -> step.after().plans().find(first.endpoint().live().generation()));
  }

  boolean isEmpty() {
    return endpoints.isEmpty() && removed.isEmpty() && plans.isEmpty();
  }

  int size() {
    int endpointsRemoved = removed.stream().mapToInt(zone -> zone.endpoints().size()).sum();
    return endpoints.size() + endpointsRemoved + plans.size();
  }
}
