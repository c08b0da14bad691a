package dev.holdfast.server.service;

import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.server.translation.PlanMessages;
import dev.holdfast.server.watch.Change;
import dev.holdfast.server.watch.Interest;
import dev.holdfast.v1.PlanEvent;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Puts into messages what a watch of plans has to tell.
///
/// @param generation the plan it is about; all plans where it is absent
record PlanTeller(OptionalLong generation) implements Watches.Teller<WatchPlansResponse> {

  private static final int CURRENT_PLANS_PER_MESSAGE = 100;

  static PlanTeller of(WatchPlansRequest request) {
    return new PlanTeller(
        request.getGeneration() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(request.getGeneration()));
  }

  @Override
  public void check(State state) {
    generation.ifPresent(it -> PlanReads.find(state, it));
  }

  @Override
  public Set<Interest> interests() {
    return Set.of(
        generation.isEmpty()
            ? new Interest.EveryPlan()
            : new Interest.OnePlan(generation.getAsLong()));
  }

  private boolean isMeant(Plan plan) {
    return generation.isEmpty() || generation.getAsLong() == plan.generation();
  }

  @Override
  public Iterator<WatchPlansResponse> current(State state) {
    List<Plan.Sealed> sealed =
        state.plans().sealedNewestFirst().reversed().stream().filter(this::isMeant).toList();
    List<WatchPlansResponse> messages = new ArrayList<>();
    for (int from = 0; from < sealed.size(); from += CURRENT_PLANS_PER_MESSAGE) {
      int to = Math.min(sealed.size(), from + CURRENT_PLANS_PER_MESSAGE);
      messages.add(
          message(
              state.revision(),
              sealed.subList(from, to).stream()
                  .map(plan -> event(PlanEvent.Kind.KIND_CURRENT, plan))
                  .toList()));
    }
    return messages.iterator();
  }

  @Override
  public Iterator<WatchPlansResponse> change(Change change) {
    List<PlanEvent> events = new ArrayList<>();
    change.plans().stream()
        .filter(this::isMeant)
        .forEach(plan -> events.add(event(kind(plan), plan)));
    change
        .enacted()
        .filter(this::isMeant)
        .map(plan -> event(PlanEvent.Kind.KIND_ENACTED, plan).toBuilder())
        .map(event -> event.setEnactedCount(change.endpoints().size()).build())
        .ifPresent(events::add);
    return events.isEmpty()
        ? Collections.emptyIterator()
        : List.of(message(change.revision(), events)).iterator();
  }

  private static PlanEvent.Kind kind(Plan plan) {
    return switch (plan) {
      case Plan.Open _ -> PlanEvent.Kind.KIND_OPENED;
      case Plan.Sealed _ -> PlanEvent.Kind.KIND_SEALED;
      case Plan.Cleaned _ -> PlanEvent.Kind.KIND_CLEANED;
    };
  }

  private static PlanEvent event(PlanEvent.Kind kind, Plan plan) {
    return PlanEvent.newBuilder().setKind(kind).setPlan(PlanMessages.plan(plan)).build();
  }

  private static WatchPlansResponse message(long revision, List<PlanEvent> events) {
    return WatchPlansResponse.newBuilder().setRevision(revision).addAllEvents(events).build();
  }

  @Override
  public WatchPlansResponse bookmark(long revision) {
    return WatchPlansResponse.newBuilder().setRevision(revision).build();
  }
}
