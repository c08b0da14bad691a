package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.guard.Guard;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The one place where contents become live. Every command that changes an answer proposes its
/// endpoints here, one after the other; each is judged against the live state of this very step and
/// then written to a draft, which becomes the next state only if the command takes it.
///
/// Judging and writing are one: there is no moment between them in which a check could go stale.
final class LiveWriter {

  private static final List<Guard> GUARDS = List.of(new NeverEmpty());

  private final State state;
  private final long generation;
  private final Change change;
  private final OverrideUse overrides;
  private final SortedMap<DomainName, Zone> draft = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int enacted;
  private int alreadyLive;

  /// @param generation the generation under which everything proposed here goes live
  LiveWriter(State state, long generation, Change change, OverrideUse overrides) {
    this.state = state;
    this.generation = generation;
    this.change = change;
    this.overrides = overrides;
  }

  /// Writes `contents` to the draft at `owner`, or notes why not.
  void propose(DomainName owner, RecordSets contents) {
    Optional<Zone> enclosing = zoneOf(owner);
    if (enclosing.isEmpty()) {
      refuse(Rule.NO_SUCH_ZONE, owner, "a zone that holds it", "none");
      return;
    }
    Zone zone = enclosing.get();
    if (generation <= zone.generationAt(owner)) {
      fence(zone, owner);
      return;
    }
    if (owner.equals(zone.name()) && contents.has(RecordType.CNAME)) {
      refuse(Rule.BAD_RECORD_SET, owner, "no CNAME at a zone's apex", "a CNAME");
      return;
    }
    if (guardsPass(zone, owner, contents)) {
      write(zone, owner, contents);
    }
  }

  /// The fence: what is not newer than the live generation stays out, except that a plan already
  /// live here has nothing left to do.
  private void fence(Zone zone, DomainName owner) {
    if (zone.endpoint(owner).filter(e -> e.live().generation() == generation).isPresent()) {
      alreadyLive++;
    } else {
      refuse(
          Rule.STALE_GENERATION,
          owner,
          "a generation above " + zone.generationAt(owner),
          "generation " + generation);
    }
  }

  /// Whether every guard passes or is lifted; all that refuse are noted, not the first.
  private boolean guardsPass(Zone zone, DomainName owner, RecordSets next) {
    int before = refusals.size();
    for (Guard guard : GUARDS) {
      guard
          .judge(zone.contents(owner), next)
          .ifPresent(violation -> violated(guard.rule(), owner, violation));
    }
    Occlusion.judge(zone, owner, next)
        .ifPresent(violation -> violated(NeverEmpty.RULE, owner, violation));
    return refusals.size() == before;
  }

  private void violated(String rule, DomainName owner, Guard.Violation violation) {
    if (!overrides.lift(rule, owner)) {
      refuse(rule, owner, violation.limit(), violation.figure());
    }
  }

  private void write(Zone zone, DomainName owner, RecordSets contents) {
    Zone changed = zone.enact(owner, new Live(generation, contents, change));
    draft.put(changed.name(), changed);
    Endpoint after = changed.endpoint(owner).orElseThrow();
    events.add(new Event.EndpointChanged(changed.name(), owner, after));
    enacted++;
  }

  void refuse(String rule, DomainName owner, String limit, String figure) {
    refusals.add(new Refusal(rule, owner.toString(), limit, figure));
  }

  /// The zone that answers for `owner`, as drafted so far.
  Optional<Zone> zoneOf(DomainName owner) {
    return state.zones().enclosing(owner).map(zone -> draft.getOrDefault(zone.name(), zone));
  }

  List<Refusal> refusals() {
    return refusals;
  }

  List<Event> events() {
    return events;
  }

  int enacted() {
    return enacted;
  }

  int alreadyLive() {
    return alreadyLive;
  }

  /// The state with the draft in it: each changed zone at its next version, and overrides used.
  State written() {
    if (draft.isEmpty()) {
      return state;
    }
    Zones zones = state.zones();
    for (Zone zone : draft.values()) {
      zones = zones.with(zone.nextVersion());
    }
    return overrides.consumed(state.with(zones));
  }
}
