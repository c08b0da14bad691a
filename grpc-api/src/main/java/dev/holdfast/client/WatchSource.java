package dev.holdfast.client;

import dev.holdfast.v1.PlanEvent;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.MethodDescriptor;

/// What a [Watch] has to know about the stream it keeps alive.
interface WatchSource<Q, E> {

  MethodDescriptor<Q, E> method();

  /// The request that goes on after `revision`.
  Q resumed(Q request, long revision);

  long revision(E event);

  /// Whether the watch can go on after this event's revision: everything up to it has been sent.
  boolean completesRevision(E event);

  /// Whether the next message belongs to the same event.
  boolean isContinued(E event);

  /// The event told by two messages in a row.
  E joined(E earlier, E later);

  /// Changes of record sets.
  final class OfRecordSets implements WatchSource<WatchRecordSetsRequest, WatchRecordSetsResponse> {

    @Override
    public MethodDescriptor<WatchRecordSetsRequest, WatchRecordSetsResponse> method() {
      return RecordSetServiceGrpc.getWatchRecordSetsMethod();
    }

    @Override
    public WatchRecordSetsRequest resumed(WatchRecordSetsRequest request, long revision) {
      return request.toBuilder().clearCurrentFirst().setAfterRevision(revision).build();
    }

    @Override
    public long revision(WatchRecordSetsResponse event) {
      return event.getRevision();
    }

    @Override
    public boolean completesRevision(WatchRecordSetsResponse event) {
      return !event.getCurrent() && !event.getMore();
    }

    @Override
    public boolean isContinued(WatchRecordSetsResponse event) {
      return event.getMore() && !event.getCurrent();
    }

    @Override
    public WatchRecordSetsResponse joined(
        WatchRecordSetsResponse earlier, WatchRecordSetsResponse later) {
      return earlier.toBuilder()
          .addAllEndpoints(later.getEndpointsList())
          .setMore(later.getMore())
          .build();
    }
  }

  /// Events of plans, each of which fits in one message.
  final class OfPlans implements WatchSource<WatchPlansRequest, WatchPlansResponse> {

    @Override
    public MethodDescriptor<WatchPlansRequest, WatchPlansResponse> method() {
      return PlanServiceGrpc.getWatchPlansMethod();
    }

    @Override
    public WatchPlansRequest resumed(WatchPlansRequest request, long revision) {
      return request.toBuilder().clearCurrentFirst().setAfterRevision(revision).build();
    }

    @Override
    public long revision(WatchPlansResponse event) {
      return event.getRevision();
    }

    @Override
    public boolean completesRevision(WatchPlansResponse event) {
      return event.getEventsList().stream()
          .noneMatch(told -> told.getKind() == PlanEvent.Kind.KIND_CURRENT);
    }

    @Override
    public boolean isContinued(WatchPlansResponse event) {
      return false;
    }

    @Override
    public WatchPlansResponse joined(WatchPlansResponse earlier, WatchPlansResponse later) {
      throw new IllegalStateException("an event of plans is one message");
    }
  }
}
