package dev.holdfast.replica.codec;

import dev.holdfast.access.Access;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Targets;
import dev.holdfast.zone.Zone;
import java.util.Optional;

/// A state taken apart into items that stand by themselves, and the items in which two states
/// differ. What two states share is passed over, so the difference that one command made costs what
/// the command did. Unlike the stream of [StateWriter], no item refers to another.
///
/// Everything that a state knows is in some item, but for what follows from the rest.
final class StateItems {

  /// Is told each item that one state has and the other lacks.
  interface Sink {
    /// @param sign 1 for an item of the state after, -1 for one of the state before
    /// @param item is written over when this returns
    void item(int sign, ItemForm item);
  }

  /// Told twice: of the state before, to be taken away, and of the state after.
  private static final int GONE = -1;

  private static final int NEW = 1;

  private final Sink sink;
  private final ItemForm form = new ItemForm();

  private StateItems(Sink sink) {
    this.sink = sink;
  }

  /// Tells `sink` what is to be taken from `before` and added to it to make `after`. Items that are
  /// equal in both may be told, then of both.
  static void differences(State before, State after, Sink sink) {
    StateItems items = new StateItems(sink);
    items.totals(before, after);
    before.zones().byName().differences(after.zones().byName(), items::zone);
    Maps.differences(before.plans().byGeneration(), after.plans().byGeneration(), items::plan);
    Maps.differences(
        before.overrides(),
        after.overrides(),
        (_, was, is) -> items.pair(was, is, ItemCodec::override));
    items.freezes(before.freezes(), after.freezes());
    items.targets(before.targets(), after.targets());
    items.access(before.access(), after.access());
    items.requests(before.requests(), after.requests());
    items.audit(before.audit(), after.audit());
  }

  private interface Writing<T> {
    void write(ItemForm form, T value);
  }

  private <T> void pair(Optional<T> was, Optional<T> is, Writing<T> writing) {
    placed(0, was, is, writing);
  }

  private <T> void placed(long place, Optional<T> was, Optional<T> is, Writing<T> writing) {
    was.ifPresent(it -> tell(GONE, place, it, writing));
    is.ifPresent(it -> tell(NEW, place, it, writing));
  }

  private <T> void tell(int sign, long place, T item, Writing<T> writing) {
    writing.write(form.begin(place), item);
    sink.item(sign, form);
  }

  /// The empty state has no item at all, so that its sum is nothing; nor has one that was read from
  /// a snapshot and holds nothing.
  private void totals(State before, State after) {
    pair(
        Optional.of(before).filter(it -> !it.equals(State.EMPTY)),
        Optional.of(after).filter(it -> !it.equals(State.EMPTY)),
        ItemCodec::totals);
  }

  private void zone(DomainName name, Optional<Zone> was, Optional<Zone> is) {
    pair(was, is, ItemCodec::zone);
    Maps.differences(
        was.map(it -> it.settings().guardsAt()),
        is.map(it -> it.settings().guardsAt()),
        (owner, set, reset) ->
            pair(set, reset, (form, settings) -> ItemCodec.guardsAt(form, name, owner, settings)));
    endpoints(was)
        .differences(endpoints(is), (owner, before, after) -> endpoint(name, owner, before, after));
  }

  private static SortedTable<DomainName, Endpoint> endpoints(Optional<Zone> zone) {
    return zone.map(Zone::endpoints).orElseGet(SortedTable::empty);
  }

  /// Each content by itself: a change makes one content live and moves the others, which stay what
  /// they are.
  private void endpoint(
      DomainName zone, DomainName owner, Optional<Endpoint> was, Optional<Endpoint> is) {
    lives(GONE, zone, owner, was, is);
    lives(NEW, zone, owner, is, was);
    Removals before = was.map(Endpoint::removals).orElse(Removals.NONE);
    Removals after = is.map(Endpoint::removals).orElse(Removals.NONE);
    if (before != after) {
      pair(
          Optional.of(before).filter(it -> it != Removals.NONE),
          Optional.of(after).filter(it -> it != Removals.NONE),
          (form, removals) -> ItemCodec.removals(form, zone, owner, removals));
    }
  }

  /// Tells those contents of `one` that `other` has not.
  private void lives(
      int sign,
      DomainName zone,
      DomainName owner,
      Optional<Endpoint> one,
      Optional<Endpoint> other) {
    for (int place = 0; place < count(one); place++) {
      Live live = content(one.get(), place);
      if (!holds(other, live, place - sign)) {
        ItemCodec.live(form.begin(0), zone, owner, live);
        sink.item(sign, form);
      }
    }
  }

  /// Whether `endpoint` holds this very object, most likely at the place `guess`: a change moves
  /// each content back by one.
  private static boolean holds(Optional<Endpoint> endpoint, Live wanted, int guess) {
    int contents = count(endpoint);
    if (guess >= 0 && guess < contents && content(endpoint.get(), guess) == wanted) {
      return true;
    }
    for (int place = 0; place < contents; place++) {
      if (content(endpoint.get(), place) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static int count(Optional<Endpoint> endpoint) {
    return endpoint.isPresent() ? 1 + endpoint.get().history().size() : 0;
  }

  private static Live content(Endpoint endpoint, int place) {
    return place == 0 ? endpoint.live() : endpoint.history().get(place - 1);
  }

  private void plan(long generation, Optional<Plan> was, Optional<Plan> is) {
    pair(was, is, ItemCodec::plan);
    contents(was)
        .differences(
            contents(is),
            (owner, wanted, nowWanted) ->
                pair(
                    wanted,
                    nowWanted,
                    (form, sets) -> ItemCodec.wanted(form, generation, owner, sets)));
  }

  private static SortedTable<DomainName, RecordSets> contents(Optional<Plan> plan) {
    return plan.flatMap(StateItems::contents)
        .map(PlanContents::endpoints)
        .orElseGet(SortedTable::empty);
  }

  private static Optional<PlanContents> contents(Plan plan) {
    return switch (plan) {
      case Plan.Open open -> Optional.of(open.contents());
      case Plan.Sealed sealed -> Optional.of(sealed.contents());
      case Plan.Cleaned _ -> Optional.empty();
    };
  }

  private void freezes(Freezes before, Freezes after) {
    if (before == after) {
      return;
    }
    pair(before.store(), after.store(), ItemCodec::storeFreeze);
    Maps.differences(
        before.zones(),
        after.zones(),
        (zone, was, is) -> pair(was, is, (form, by) -> ItemCodec.zoneFreeze(form, zone, by)));
    Maps.differences(
        before.endpoints(),
        after.endpoints(),
        (owner, was, is) -> pair(was, is, (form, by) -> ItemCodec.endpointFreeze(form, owner, by)));
  }

  private void targets(Targets before, Targets after) {
    Maps.differences(before.byName(), after.byName(), this::target);
  }

  private void target(String name, Optional<OutsideTarget> was, Optional<OutsideTarget> is) {
    pair(was, is, ItemCodec::target);
    Maps.differences(
        was.map(OutsideTarget::holds),
        is.map(OutsideTarget::holds),
        (owner, told, toldNow) ->
            pair(told, toldNow, (form, report) -> ItemCodec.report(form, name, owner, report)));
  }

  /// Whether it is enabled stands among the totals.
  private void access(Access before, Access after) {
    Maps.differences(
        before.grants(),
        after.grants(),
        (grant, was, is) -> pair(was, is, (form, by) -> ItemCodec.granted(form, grant, by)));
    Maps.differences(
        before.tokens(), after.tokens(), (_, was, is) -> pair(was, is, ItemCodec::token));
  }

  private void requests(RequestTable before, RequestTable after) {
    before
        .bySequence()
        .differences(
            after.bySequence(),
            (sequence, was, is) -> placed(sequence, was, is, ItemCodec::request));
  }

  private void audit(AuditLog before, AuditLog after) {
    before
        .entries()
        .differences(
            after.entries(), (sequence, was, is) -> placed(sequence, was, is, ItemCodec::audit));
  }
}
