package dev.holdfast.replica.codec;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// Walks all zones and plans at once, name by name in canonical order, so that what they share
/// under one name is met together. Holds one iterator a map and nothing else.
final class OwnerMerge {

  /// Everything under one name.
  ///
  /// @param endpoints by zone name
  /// @param wanted by generation
  record Owner(DomainName name, List<InZone> endpoints, List<InPlan> wanted) {}

  record InZone(DomainName zone, Endpoint endpoint) {}

  record InPlan(long generation, RecordSets contents) {}

  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(
          Comparator.comparing((Cursor cursor) -> cursor.name).thenComparingInt(c -> c.ordinal));

  private OwnerMerge(State state) {
    int ordinal = 0;
    for (Zone zone : state.zones().all()) {
      add(new EndpointCursor(ordinal++, zone));
    }
    for (Plan plan : state.plans().all()) {
      switch (plan) {
        case Plan.Open open -> add(new PlanCursor(ordinal++, open.generation(), open.contents()));
        case Plan.Sealed sealed ->
            add(new PlanCursor(ordinal++, sealed.generation(), sealed.contents()));
        case Plan.Cleaned _ -> {
          // Its contents are gone.
        }
      }
    }
  }

  static void walk(State state, Consumer<Owner> visitor) {
    OwnerMerge merge = new OwnerMerge(state);
    while (!merge.cursors.isEmpty()) {
      visitor.accept(merge.next());
    }
  }

  private Owner next() {
    Owner owner = new Owner(cursors.peek().name, new ArrayList<>(1), new ArrayList<>(2));
    while (!cursors.isEmpty() && cursors.peek().name.equals(owner.name())) {
      Cursor cursor = cursors.poll();
      cursor.addTo(owner);
      add(cursor);
    }
    return owner;
  }

  private void add(Cursor cursor) {
    if (cursor.advance()) {
      cursors.add(cursor);
    }
  }

  /// One sorted map being walked. The ordinal orders maps that hold the same name.
  private abstract static class Cursor {
    final int ordinal;
    DomainName name = DomainName.ROOT;

    Cursor(int ordinal) {
      this.ordinal = ordinal;
    }

    abstract boolean advance();

    abstract void addTo(Owner owner);
  }

  private static final class EndpointCursor extends Cursor {
    private final DomainName zone;
    private final Iterator<Map.Entry<DomainName, Endpoint>> rest;
    private Endpoint endpoint;

    EndpointCursor(int ordinal, Zone zone) {
      super(ordinal);
      this.zone = zone.name();
      this.rest = zone.endpoints().entrySet().iterator();
    }

    @Override
    boolean advance() {
      if (!rest.hasNext()) {
        return false;
      }
      Map.Entry<DomainName, Endpoint> next = rest.next();
      name = next.getKey();
      endpoint = next.getValue();
      return true;
    }

    @Override
    void addTo(Owner owner) {
      owner.endpoints().add(new InZone(zone, endpoint));
    }
  }

  private static final class PlanCursor extends Cursor {
    private final long generation;
    private final Iterator<Map.Entry<DomainName, RecordSets>> rest;
    private RecordSets contents = RecordSets.NONE;

    PlanCursor(int ordinal, long generation, PlanContents plan) {
      super(ordinal);
      this.generation = generation;
      this.rest = plan.endpoints().entrySet().iterator();
    }

    @Override
    boolean advance() {
      if (!rest.hasNext()) {
        return false;
      }
      Map.Entry<DomainName, RecordSets> next = rest.next();
      name = next.getKey();
      contents = next.getValue();
      return true;
    }

    @Override
    void addTo(Owner owner) {
      owner.wanted().add(new InPlan(generation, contents));
    }
  }
}
