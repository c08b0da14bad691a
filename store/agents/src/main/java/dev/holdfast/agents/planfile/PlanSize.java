package dev.holdfast.agents.planfile;

import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.Limits;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.Map;
import java.util.Optional;

/// Whether contents are more than the store takes as one plan. Asked before a plan is opened: of
/// one that is refused half-way, what was staged counts against its caller until clean-up.
public final class PlanSize {

  private PlanSize() {}

  /// Why the contents are no plan, if they are none.
  public static Optional<String> problem(Map<DomainName, RecordSets> endpoints) {
    if (endpoints.size() > Limits.PLAN_ENDPOINTS) {
      return Optional.of(
          "it names %d endpoints; the limit of a plan is %d; split it"
              .formatted(endpoints.size(), Limits.PLAN_ENDPOINTS));
    }
    long octets = 0;
    for (Map.Entry<DomainName, RecordSets> endpoint : endpoints.entrySet()) {
      octets += PlanContents.octets(endpoint.getKey(), endpoint.getValue());
    }
    return octets > Limits.STAGED_OCTETS_OF_CALLER
        ? Optional.of(
            "its record sets have %d octets; the limit of a plan is %d; split it"
                .formatted(octets, Limits.STAGED_OCTETS_OF_CALLER))
        : Optional.empty();
  }
}
