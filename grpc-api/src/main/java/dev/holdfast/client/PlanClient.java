package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListPlansResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.RollBackResponse;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Calls of the plan service.
public final class PlanClient {

  private final Calls calls;

  PlanClient(Calls calls) {
    this.calls = calls;
  }

  /// Opens, stages and seals a plan.
  ///
  /// @param contents the endpoints, asked for after the generation has been drawn: whoever looks at
  ///   the world only then is old by the plan's own number if that takes long. What it gives may be
  ///   gone through more than once and is the same, in the same order, every time
  /// @return the sealed plan
  public Plan submit(String reason, Supplier<? extends Iterable<PlannedEndpoint>> contents) {
    long generation = open(reason);
    return seal(reason, stage(generation, contents.get()));
  }

  /// Draws the generation of a new plan.
  public long open(String reason) {
    OpenPlanRequest request = OpenPlanRequest.newBuilder().setHeader(header(reason)).build();
    return calls.change(PlanServiceGrpc.getOpenPlanMethod(), request).getGeneration();
  }

  /// Stages the whole contents of an open plan, in chunks, and makes sure that the store holds as
  /// much as was sent.
  ///
  /// @param endpoints gone through again where a stream breaks: the same, in the same order
  public StagedPlan stage(long generation, Iterable<PlannedEndpoint> endpoints) {
    return new Staging(calls, generation, endpoints, Chunks.OCTETS).run();
  }

  /// Seals exactly what was staged.
  public Plan seal(String reason, StagedPlan staged) {
    SealPlanRequest request =
        SealPlanRequest.newBuilder()
            .setHeader(header(reason))
            .setGeneration(staged.generation())
            .setDigest(staged.digest())
            .setEndpointCount(staged.endpointCount())
            .setRecordSetCount(staged.recordSetCount())
            .build();
    return calls.change(PlanServiceGrpc.getSealPlanMethod(), request).getPlan();
  }

  /// The plan of this generation, without its contents, if it is known.
  public Optional<Plan> find(long generation) {
    try {
      return Optional.of(
          page(GetPlanRequest.newBuilder().setGeneration(generation).build()).getPlan());
    } catch (NotFoundException _) {
      return Optional.empty();
    }
  }

  /// A plan and, if asked for, one page of its contents.
  public GetPlanResponse page(GetPlanRequest request) {
    return calls.read(PlanServiceGrpc.getGetPlanMethod(), request);
  }

  /// What the plan says, in canonical order of names, fetched page by page.
  public Stream<PlannedEndpoint> contents(long generation) {
    return Paging.stream(
        token ->
            page(
                GetPlanRequest.newBuilder()
                    .setGeneration(generation)
                    .setWithContents(true)
                    .setPage(largest(token))
                    .build()),
        GetPlanResponse::getEndpointsList,
        GetPlanResponse::getNextPageToken);
  }

  /// The whole list that `request` begins, newest plan first, fetched page by page.
  public Stream<Plan> list(ListPlansRequest request) {
    return Paging.stream(
        token ->
            calls.read(
                PlanServiceGrpc.getListPlansMethod(),
                request.toBuilder().setPage(largest(token)).build()),
        ListPlansResponse::getPlansList,
        ListPlansResponse::getNextPageToken);
  }

  /// One page of what enacting the plan would do now.
  public DiffPlanResponse diff(DiffPlanRequest request) {
    return calls.read(PlanServiceGrpc.getDiffPlanMethod(), request);
  }

  public EnactPlanResponse enact(EnactPlanRequest request) {
    return calls.change(PlanServiceGrpc.getEnactPlanMethod(), request);
  }

  public RollBackResponse rollBack(RollBackRequest request) {
    return calls.change(PlanServiceGrpc.getRollBackMethod(), request);
  }

  /// Watches plans; when this returns, the watch has begun.
  public Watch<WatchPlansResponse> watch(WatchPlansRequest request) {
    return ResumingWatch.open(calls, new WatchSource.OfPlans(), request, ResumingWatch.SILENCE);
  }

  private static RequestHeader header(String reason) {
    return RequestHeader.newBuilder().setReason(reason).build();
  }

  private static PageRequest largest(String token) {
    return PageRequest.newBuilder().setPageSize(Limits.PAGE_SIZE_MAX).setPageToken(token).build();
  }
}
