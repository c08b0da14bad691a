package dev.holdfast.protocol;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.zone.Zones;
import java.time.Instant;
import org.pcollections.TreePMap;

/// Everything the store knows, as one immutable value whose versions share structure.
///
/// @param revision accepted commands that changed something, so far
/// @param clock the greatest stamp seen; expiry compares with it and with nothing else
/// @param lastGeneration the last generation drawn
/// @param floor the floor of zones created from here on: see [dev.holdfast.zone.Zone#floor]
/// @param overrides granted and not yet used up or forgotten, by id
/// @param lastOverride the last override id drawn
public record State(
    long revision,
    Instant clock,
    long lastGeneration,
    long floor,
    Zones zones,
    Plans plans,
    TreePMap<Long, GuardOverride> overrides,
    long lastOverride,
    RequestTable requests) {

  /// The state of a new cluster.
  public static final State EMPTY =
      new State(
          0, Instant.EPOCH, 0, 0, Zones.NONE, Plans.NONE, TreePMap.empty(), 0, RequestTable.EMPTY);

  State withRevision(long next) {
    return new State(
        next, clock, lastGeneration, floor, zones, plans, overrides, lastOverride, requests);
  }

  /// This state at `stamp`, or at its own clock where that is later.
  State at(Instant stamp) {
    return stamp.isAfter(clock)
        ? new State(
            revision, stamp, lastGeneration, floor, zones, plans, overrides, lastOverride, requests)
        : this;
  }

  /// This state with one more generation drawn.
  State drawingGeneration() {
    return new State(
        revision,
        clock,
        lastGeneration + 1,
        floor,
        zones,
        plans,
        overrides,
        lastOverride,
        requests);
  }

  State withFloor(long raised) {
    return new State(
        revision, clock, lastGeneration, raised, zones, plans, overrides, lastOverride, requests);
  }

  State with(Zones changed) {
    return new State(
        revision, clock, lastGeneration, floor, changed, plans, overrides, lastOverride, requests);
  }

  State with(Plans changed) {
    return new State(
        revision, clock, lastGeneration, floor, zones, changed, overrides, lastOverride, requests);
  }

  State with(Plan changed) {
    return with(plans.with(changed));
  }

  State withOverrides(TreePMap<Long, GuardOverride> changed, long lastDrawn) {
    return new State(
        revision, clock, lastGeneration, floor, zones, plans, changed, lastDrawn, requests);
  }

  State with(RequestTable changed) {
    return new State(
        revision, clock, lastGeneration, floor, zones, plans, overrides, lastOverride, changed);
  }
}
