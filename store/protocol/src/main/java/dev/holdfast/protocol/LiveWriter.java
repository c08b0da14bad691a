package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Live;
import dev.holdfast.freeze.Freeze;
import dev.holdfast.guard.Guards;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The one place where contents become live. Every command that changes an answer proposes its
/// endpoints here, one after the other; each is judged against the live state of this very step and
/// written to a draft, which becomes the next state only if the command takes it.
///
/// Judging and writing are one: there is no moment between them in which a check could go stale. In
/// an independent change an endpoint is judged as it is proposed, and only what passes is written.
/// In an atomic one the draft is judged as a whole at the end, so that endpoints which change
/// together are seen together.
final class LiveWriter {

  private final State state;
  private final long generation;
  private final Change change;
  private final OverrideUse overrides;
  private final Command.Mode mode;
  private final List<Refusal> refusals = new ArrayList<>();

  /// What is written, with the zone each lies in.
  private final Map<DomainName, DomainName> written = new LinkedHashMap<>();

  private Zones draft;
  private int alreadyLive;

  /// @param generation the generation under which everything proposed here goes live
  LiveWriter(
      State state, long generation, Change change, OverrideUse overrides, Command.Mode mode) {
    this.state = state;
    this.generation = generation;
    this.change = change;
    this.overrides = overrides;
    this.mode = mode;
    this.draft = state.zones();
  }

  /// Writes `contents` to the draft at `owner`, or notes why not.
  void propose(DomainName owner, RecordSets contents) {
    Optional<Zone> enclosing = draft.enclosing(owner);
    if (enclosing.isEmpty()) {
      refuse(Rule.NO_SUCH_ZONE, owner, "a zone that holds it", "none");
      return;
    }
    Zone zone = enclosing.get();
    if (generation <= zone.generationAt(owner)) {
      fence(zone, owner);
      return;
    }
    Optional<Freeze> freeze = state.freezes().holding(zone.name(), owner);
    if (freeze.isPresent()) {
      refuse(Rule.FROZEN, owner, "no freeze in force", freeze.get().message());
      return;
    }
    if (owner.equals(zone.name()) && contents.has(RecordType.CNAME)) {
      refuse(Guards.CNAME_ALONE, owner, "no CNAME at a zone's apex", "a CNAME");
      return;
    }
    write(zone, owner, contents);
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

  private void write(Zone zone, DomainName owner, RecordSets contents) {
    Zones after = draft.enact(zone.name(), owner, new Live(generation, contents, change));
    if (mode == Command.Mode.INDEPENDENT) {
      OverrideUse needed = overrides.fork();
      List<Refusal> found =
          new Judge(draft, after, needed, state.clock()).refusals(owner, Set.of(owner));
      if (!found.isEmpty()) {
        found.forEach(refusal -> refusals.add(toldAt(owner, refusal)));
        return;
      }
      overrides.adopt(needed);
    }
    draft = after;
    written.put(owner, zone.name());
  }

  /// Where each endpoint has a verdict of its own, what an alias loses is told at the endpoint
  /// whose change was refused for it.
  private static Refusal toldAt(DomainName owner, Refusal refusal) {
    return refusal.subject().equals(owner.toString())
        ? refusal
        : new Refusal(
            refusal.rule(),
            owner.toString(),
            "%s at %s, which leads here".formatted(refusal.limit(), refusal.subject()),
            refusal.figure());
  }

  void refuse(String rule, DomainName owner, String limit, String figure) {
    refusals.add(new Refusal(rule, owner.toString(), limit, figure));
  }

  /// The zone that answers for `owner`, as drafted so far.
  Optional<Zone> zoneOf(DomainName owner) {
    return draft.enclosing(owner);
  }

  /// What became of all that was proposed.
  Written conclude() {
    if (mode == Command.Mode.ATOMIC) {
      Judge judge = new Judge(state.zones(), draft, overrides, state.clock());
      written.keySet().forEach(owner -> refusals.addAll(judge.refusals(owner, written.keySet())));
    }
    List<Refusal> whole = Breadth.refusals(state.zones(), draft, written, overrides);
    boolean refused = !whole.isEmpty() || (mode == Command.Mode.ATOMIC && !refusals.isEmpty());
    if (refused) {
      whole.addAll(refusals);
      return Written.nothing(state, whole);
    }
    return new Written(after(), events(), written.size(), alreadyLive, refusals, false);
  }

  /// The state with the draft in it: each changed zone at its next version, and overrides used.
  private State after() {
    if (written.isEmpty()) {
      return state;
    }
    Zones zones = draft;
    for (DomainName owner : written.keySet()) {
      zones = Judge.counted(state.zones(), zones, owner, state.clock());
    }
    for (DomainName apex : new TreeSet<>(written.values())) {
      zones = zones.with(zones.find(apex).orElseThrow().nextVersion());
    }
    draft = zones;
    return overrides.consumed(state.with(zones));
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>(written.size());
    written.forEach((owner, apex) -> {
      Zone zone = draft.find(apex).orElseThrow();
      events.add(new Event.EndpointChanged(apex, owner, zone.endpoint(owner).orElseThrow()));
    });
    return events;
  }
}
