package dev.holdfast.protocol;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;

/// One thing an accepted command changed, for those who watch. All events of one command carry its
/// revision and are delivered together.
public sealed interface Event {

  /// @param endpoint as it is after the command
  record EndpointChanged(DomainName zone, DomainName owner, Endpoint endpoint) implements Event {}

  /// @param plan as it is after the command
  record PlanChanged(Plan plan) implements Event {}

  record ZoneChanged(DomainName zone) implements Event {}

  record ZoneRemoved(DomainName zone) implements Event {}
}
