package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.server.translation.TargetMessages;
import dev.holdfast.server.translation.TargetRequests;
import dev.holdfast.server.translation.Times;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.v1.ClaimEnactmentRequest;
import dev.holdfast.v1.ClaimEnactmentResponse;
import dev.holdfast.v1.ForgetTargetRequest;
import dev.holdfast.v1.ForgetTargetResponse;
import dev.holdfast.v1.ListHeldEndpointsRequest;
import dev.holdfast.v1.ListHeldEndpointsResponse;
import dev.holdfast.v1.ListTargetsRequest;
import dev.holdfast.v1.ListTargetsResponse;
import dev.holdfast.v1.ReportEnactmentRequest;
import dev.holdfast.v1.ReportEnactmentResponse;
import dev.holdfast.v1.TargetServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// Outside targets: claimed for, reported, listed, forgotten.
final class TargetService extends TargetServiceGrpc.TargetServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  TargetService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void claimEnactment(
      ClaimEnactmentRequest request, StreamObserver<ClaimEnactmentResponse> observer) {
    var claimed =
        changes.make(
            request,
            request.getHeader(),
            TargetRequests.claim(request),
            Outcome.EnactmentClaimed.class);
    observer.onNext(
        ClaimEnactmentResponse.newBuilder()
            .setHeader(claimed.header())
            .setExpiresAt(Times.message(claimed.outcome().expiresAt()))
            .build());
    observer.onCompleted();
  }

  @Override
  public void reportEnactment(
      ReportEnactmentRequest request, StreamObserver<ReportEnactmentResponse> observer) {
    Command.ReportEnactment command = TargetRequests.report(request);
    var reported =
        changes.make(request, request.getHeader(), command, Outcome.EnactmentReported.class);
    Outcome.EnactmentReported outcome = reported.outcome();
    observer.onNext(
        ReportEnactmentResponse.newBuilder()
            .setHeader(reported.header())
            .setReportedCount(outcome.reported())
            .setAlreadyReportedCount(outcome.alreadyReported())
            .addAllRefusals(
                outcome.refused().stream()
                    .map(refusal -> Refusals.message(refusal, command, reported.after()))
                    .toList())
            .build());
    observer.onCompleted();
  }

  @Override
  public void forgetTarget(
      ForgetTargetRequest request, StreamObserver<ForgetTargetResponse> observer) {
    var forgotten =
        changes.make(
            request,
            request.getHeader(),
            TargetRequests.forget(request),
            Outcome.TargetForgotten.class);
    observer.onNext(ForgetTargetResponse.newBuilder().setHeader(forgotten.header()).build());
    observer.onCompleted();
  }

  @Override
  public void listTargets(
      ListTargetsRequest request, StreamObserver<ListTargetsResponse> observer) {
    Pages page = Pages.of(request);
    Moment moment = reads.at(request.getRead());
    State state = moment.state();
    var targets = state.targets().byName();
    var rest = page.after().isPresent() ? targets.tailMap(page.after().get(), false) : targets;
    var filled =
        page.fill(
            rest.values().iterator(),
            OutsideTarget::name,
            target -> Optional.of(TargetMessages.target(target, state.clock())));
    observer.onNext(
        ListTargetsResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllTargets(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  @Override
  public void listHeldEndpoints(
      ListHeldEndpointsRequest request, StreamObserver<ListHeldEndpointsResponse> observer) {
    Pages page = Pages.of(request);
    Optional<DomainName> after = page.afterAs(DomainName::of);
    Moment moment = reads.at(request.getRead());
    var holds = find(moment.state(), request.getTarget()).holds();
    var rest = after.isPresent() ? holds.tailMap(after.get(), false) : holds;
    var filled =
        page.fill(
            rest.entrySet().iterator(),
            entry -> entry.getKey().toString(),
            entry -> Optional.of(TargetMessages.held(entry.getKey(), entry.getValue())));
    observer.onNext(
        ListHeldEndpointsResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllEndpoints(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }

  private static OutsideTarget find(State state, String name) {
    return state
        .targets()
        .find(name)
        .orElseThrow(() ->
            new Failure.NotFound(
                    Rule.NO_SUCH_TARGET,
                    "There is no target '%s'; ListTargets tells which there are".formatted(name))
                .toException());
  }
}
