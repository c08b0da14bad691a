package dev.holdfast.protocol;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Reach;
import dev.holdfast.guard.Guard;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.GuardedChange;
import dev.holdfast.guard.Guards;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts a change to all guards: at the endpoint it writes, and at those that lead there by a CNAME,
/// whose answers change with it. All that refuse are told, not the first; those that an override
/// lifts are not.
final class Judge {

  private final Zones live;
  private final Zones after;
  private final OverrideUse overrides;
  private final Instant now;

  /// @param live what is answered now
  /// @param after what would be
  Judge(Zones live, Zones after, OverrideUse overrides, Instant now) {
    this.live = live;
    this.after = after;
    this.overrides = overrides;
    this.now = now;
  }

  /// What stands against the change of `owner`.
  ///
  /// @param written all that the same change writes and that is judged in its own right
  List<Refusal> refusals(DomainName owner, Set<DomainName> written) {
    List<Refusal> refusals = new ArrayList<>();
    judge(owner, true, refusals);
    Zone before = live.enclosing(owner).orElseThrow();
    Occlusion.judge(before, after.find(before.name()).orElseThrow(), owner)
        .ifPresent(violation -> note(NeverEmpty.RULE, owner, violation, refusals));
    for (DomainName alias : after.aliases().leadingTo(owner)) {
      if (!written.contains(alias)) {
        judge(alias, false, refusals);
      }
    }
    return refusals;
  }

  private void judge(DomainName owner, boolean holdsAddresses, List<Refusal> refusals) {
    Zone zone = live.enclosing(owner).orElseThrow();
    GuardSettings settings = zone.settings().at(owner);
    RecordSets before = zone.contents(owner);
    RecordSets next = after.contents(owner);
    Reach reached = Reaching.of(live, before);
    Reach reachable = Reaching.of(after, next);
    int lately = holdsAddresses ? lostLately(zone, owner, settings) : 0;
    GuardedChange change = new GuardedChange(settings, before, next, reached, reachable, lately);
    for (Guard guard : Guards.OF_ENDPOINTS) {
      guard.judge(change).ifPresent(found -> note(guard.rule(), owner, found, refusals));
    }
  }

  private int lostLately(Zone zone, DomainName owner, GuardSettings settings) {
    Optional<VelocityLimit> limit = settings.velocity();
    Optional<Endpoint> endpoint = zone.endpoint(owner);
    return limit.isEmpty() || endpoint.isEmpty()
        ? 0
        : endpoint.get().removals().within(limit.get().window(), now);
  }

  private void note(
      String rule, DomainName owner, Guard.Violation violation, List<Refusal> refusals) {
    if (!overrides.lift(rule, owner)) {
      refusals.add(new Refusal(rule, owner.toString(), violation.limit(), violation.figure()));
    }
  }

  /// `after`, with what `owner` loses by the change counted where `velocity` is set.
  static Zones counted(Zones live, Zones after, DomainName owner, Instant now) {
    Zone zone = after.enclosing(owner).orElseThrow();
    Optional<VelocityLimit> limit = zone.settings().at(owner).velocity();
    if (limit.isEmpty()) {
      return after;
    }
    Reach reached = Reaching.of(live, live.contents(owner));
    int lost = reached.lost(Reaching.of(after, zone.contents(owner)));
    Endpoint endpoint = zone.endpoint(owner).orElseThrow();
    return after.with(zone.with(owner, endpoint.removals().with(lost, limit.get().window(), now)));
  }
}
