package dev.holdfast.server.service;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.server.translation.PlanMessages;
import dev.holdfast.server.translation.PlanRequests;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListPlansResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.OpenPlanResponse;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.RollBackResponse;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.SealPlanResponse;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/// Plans: opened, staged, sealed, read, compared, enacted, rolled back, watched.
final class PlanService extends PlanServiceGrpc.PlanServiceImplBase {

  private final Changes changes;
  private final PlanReads reads;
  private final PlanDiffs diffs;
  private final Watches watches;

  PlanService(Changes changes, PlanReads reads, PlanDiffs diffs, Watches watches) {
    this.changes = changes;
    this.reads = reads;
    this.diffs = diffs;
    this.watches = watches;
  }

  @Override
  public void openPlan(OpenPlanRequest request, StreamObserver<OpenPlanResponse> observer) {
    var opened =
        changes.make(
            request, request.getHeader(), new Command.OpenPlan(), Outcome.PlanOpened.class);
    observer.onNext(
        OpenPlanResponse.newBuilder()
            .setHeader(opened.header())
            .setGeneration(opened.outcome().generation())
            .build());
    observer.onCompleted();
  }

  @Override
  public StreamObserver<StageRecordSetsRequest> stageRecordSets(
      StreamObserver<StageRecordSetsResponse> observer) {
    return new Staging(changes, (ServerCallStreamObserver<StageRecordSetsResponse>) observer);
  }

  @Override
  public void sealPlan(SealPlanRequest request, StreamObserver<SealPlanResponse> observer) {
    var sealed =
        changes.make(
            request, request.getHeader(), PlanRequests.seal(request), Outcome.PlanSealed.class);
    long generation = sealed.outcome().generation();
    SealPlanResponse.Builder response = SealPlanResponse.newBuilder().setHeader(sealed.header());
    sealed.after().plans().find(generation).map(PlanMessages::plan).ifPresent(response::setPlan);
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void getPlan(GetPlanRequest request, StreamObserver<GetPlanResponse> observer) {
    observer.onNext(reads.plan(request));
    observer.onCompleted();
  }

  @Override
  public void listPlans(ListPlansRequest request, StreamObserver<ListPlansResponse> observer) {
    observer.onNext(reads.list(request));
    observer.onCompleted();
  }

  @Override
  public void diffPlan(DiffPlanRequest request, StreamObserver<DiffPlanResponse> observer) {
    observer.onNext(diffs.diff(request));
    observer.onCompleted();
  }

  @Override
  public void enactPlan(EnactPlanRequest request, StreamObserver<EnactPlanResponse> observer) {
    Command.EnactPlan command = PlanRequests.enact(request);
    var enacted = changes.make(request, request.getHeader(), command, Outcome.PlanEnacted.class);
    Outcome.PlanEnacted outcome = enacted.outcome();
    observer.onNext(
        EnactPlanResponse.newBuilder()
            .setHeader(enacted.header())
            .setEnactedCount(outcome.enacted())
            .setAlreadyLiveCount(outcome.alreadyLive())
            .setRefusedCount(outcome.refused().stream().map(r -> r.subject()).distinct().count())
            .addAllVerdicts(
                Verdicts.of(command, outcome, enacted.header().getRevision(), enacted.after()))
            .build());
    observer.onCompleted();
  }

  @Override
  public void rollBack(RollBackRequest request, StreamObserver<RollBackResponse> observer) {
    var back =
        changes.make(
            request, request.getHeader(), PlanRequests.rollBack(request), Outcome.RolledBack.class);
    observer.onNext(
        RollBackResponse.newBuilder()
            .setHeader(back.header())
            .setGeneration(back.outcome().generation())
            .setRolledBackCount(back.outcome().endpoints())
            .setFrozen(back.outcome().frozen())
            .build());
    observer.onCompleted();
  }

  @Override
  public void watchPlans(WatchPlansRequest request, StreamObserver<WatchPlansResponse> observer) {
    watches.start(
        "WatchPlans",
        Watches.Beginning.of(
            request.hasAfterRevision(), request.getAfterRevision(), request.getCurrentFirst()),
        request.getRead(),
        PlanTeller.of(request),
        observer);
  }
}
