package dev.holdfast.protocol;

import dev.holdfast.access.Access;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.target.Targets;
import dev.holdfast.zone.Zones;
import java.time.Instant;
import org.pcollections.TreePMap;

/// Everything the store knows, as one immutable value whose versions share structure.
///
/// @param counters the numbers that only grow
/// @param zones what endpoints answer
/// @param overrides granted and not yet used up or forgotten, by id
/// @param access who may do what
/// @param requests the replies given to requests that had an id
/// @param audit the newest commands applied, refused ones included
public record State(
    Counters counters,
    Zones zones,
    Plans plans,
    Targets targets,
    Freezes freezes,
    TreePMap<Long, GuardOverride> overrides,
    Access access,
    RequestTable requests,
    AuditLog audit) {

  /// The state of a new cluster.
  public static final State EMPTY =
      new State(
          Counters.ZERO,
          Zones.NONE,
          Plans.NONE,
          Targets.NONE,
          Freezes.NONE,
          TreePMap.empty(),
          Access.NONE,
          RequestTable.EMPTY,
          AuditLog.EMPTY);

  /// Accepted commands that changed something, so far.
  public long revision() {
    return counters.revision();
  }

  /// The greatest stamp seen; expiry compares with it and with nothing else.
  public Instant clock() {
    return counters.clock();
  }

  /// The last generation drawn.
  public long lastGeneration() {
    return counters.lastGeneration();
  }

  /// The floor of zones created from here on: see [dev.holdfast.zone.Zone#floor].
  public long floor() {
    return counters.floor();
  }

  /// The last override id drawn.
  public long lastOverride() {
    return counters.lastOverride();
  }

  /// This state with one more generation drawn.
  State drawingGeneration() {
    return with(counters.drawingGeneration());
  }

  State with(Counters changed) {
    return new State(changed, zones, plans, targets, freezes, overrides, access, requests, audit);
  }

  State with(Zones changed) {
    return new State(
        counters, changed, plans, targets, freezes, overrides, access, requests, audit);
  }

  State with(Plans changed) {
    return new State(
        counters, zones, changed, targets, freezes, overrides, access, requests, audit);
  }

  State with(Plan changed) {
    return with(plans.with(changed));
  }

  State with(Targets changed) {
    return new State(counters, zones, plans, changed, freezes, overrides, access, requests, audit);
  }

  State with(Freezes changed) {
    return new State(counters, zones, plans, targets, changed, overrides, access, requests, audit);
  }

  State withOverrides(TreePMap<Long, GuardOverride> changed) {
    return new State(counters, zones, plans, targets, freezes, changed, access, requests, audit);
  }

  /// This state if everybody might do everything: for judging a change by itself.
  public State withoutAccess() {
    return access.enabled() ? with(access.enabled(false)) : this;
  }

  State with(Access changed) {
    return new State(counters, zones, plans, targets, freezes, overrides, changed, requests, audit);
  }

  State with(RequestTable changed) {
    return new State(counters, zones, plans, targets, freezes, overrides, access, changed, audit);
  }

  State with(AuditLog changed) {
    return new State(
        counters, zones, plans, targets, freezes, overrides, access, requests, changed);
  }
}
