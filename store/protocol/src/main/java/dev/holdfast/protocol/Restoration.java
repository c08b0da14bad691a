package dev.holdfast.protocol;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Targets;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.List;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/// What a saved state becomes when a new cluster begins with it.
///
/// Between the moment it was saved and the day it is restored, the old cluster went on: it told the
/// world revisions, generations, ids and serials that the saved state has not counted to. So every
/// number that only grows jumps far ahead, and none that was told is ever told again with another
/// meaning.
///
/// Restoring is going back, and as in a roll-back going back is a new generation with old contents:
/// whatever is live is live as one generation above all that the old cluster drew. The fence then
/// stands where it must. No plan of before can become live anywhere, neither one that the state
/// holds nor one that a late enactor remembers; so plans are cleaned, and planners plan anew.
/// Permissions do not survive either: an override may have been used since.
public final class Restoration {

  /// How far numbers jump unless told otherwise: more than a store that changes 1 500 times a
  /// second counts in a week.
  public static final long USUAL_LEAP = 1_000_000_000;

  /// Serials are compared on a circle of 32 bits, and further than half of it is back.
  public static final long LONGEST_LEAP = Integer.MAX_VALUE;

  private final State saved;
  private final long leap;
  private final Change by;

  private Restoration(State saved, long leap, Change by) {
    this.saved = saved;
    this.leap = leap;
    this.by = by;
  }

  /// The state to begin with. Equal arguments give equal states, so each node of a new cluster can
  /// make it for itself.
  ///
  /// @param leap how far numbers jump, 1 to [#LONGEST_LEAP]
  /// @param author who restores, for the record
  /// @param reason from what, for the record
  public static State of(State saved, long leap, String author, String reason) {
    if (leap < 1 || leap > LONGEST_LEAP) {
      throw new IllegalArgumentException(
          "numbers cannot jump by %d; it must be 1 to %d".formatted(leap, LONGEST_LEAP));
    }
    Change by = new Change(author, reason, saved.clock(), saved.revision() + leap);
    return new Restoration(saved, leap, by).state();
  }

  private State state() {
    return saved
        .with(counters())
        .with(zones())
        .with(plans())
        .with(targets())
        .withOverrides(TreePMap.empty())
        .with(audit());
  }

  /// The one generation that everything live has from now on.
  private long generation() {
    return saved.lastGeneration() + leap;
  }

  private Counters counters() {
    return new Counters(
        saved.revision() + leap,
        saved.clock(),
        generation(),
        generation(),
        saved.lastOverride() + leap);
  }

  private Zones zones() {
    TreeMap<DomainName, Zone> restored = new TreeMap<>();
    saved.zones().all().forEach(zone -> restored.put(zone.name(), restored(zone)));
    return Zones.of(SortedTable.copyOf(restored));
  }

  private Zone restored(Zone zone) {
    TreeMap<DomainName, Endpoint> endpoints = new TreeMap<>();
    zone.endpoints()
        .forEach((owner, endpoint) -> {
          Live live = endpoint.live();
          endpoints.put(
              owner,
              new Endpoint(
                  new Live(generation(), live.contents(), live.change()),
                  endpoint.history(),
                  endpoint.removals()));
        });
    return Zone.of(
        zone.name(),
        zone.soa(),
        Serial.of(Integer.toUnsignedLong(zone.serial().bits() + (int) leap)),
        generation(),
        zone.settings(),
        SortedTable.copyOf(endpoints));
  }

  private Plans plans() {
    TreeMap<Long, Plan> cleaned = new TreeMap<>();
    for (Plan plan : saved.plans().all()) {
      cleaned.put(
          plan.generation(),
          plan instanceof Plan.Cleaned
              ? plan
              : new Plan.Cleaned(plan.generation(), plan.opened(), by, plan.digest()));
    }
    return Plans.of(TreePMap.fromSortedMap(cleaned)).forgettingOldCleaned();
  }

  private Targets targets() {
    Targets unclaimed = saved.targets();
    for (OutsideTarget target : saved.targets().all()) {
      unclaimed =
          unclaimed.with(
              new OutsideTarget(target.name(), TreePMap.empty(), target.holds(), target.heldAt()));
    }
    return unclaimed;
  }

  private AuditLog audit() {
    long sequence = saved.audit().last() + leap;
    AuditEntry entry =
        new AuditEntry(
            sequence,
            by.at(),
            by.revision(),
            by.author(),
            by.reason(),
            "Restore",
            List.of(),
            true,
            "live as generation %d".formatted(generation()),
            List.of());
    return new AuditLog(saved.audit().entries().plus(sequence, entry), sequence);
  }
}
