package dev.holdfast.agents.enactor;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NotFoundException;
import dev.holdfast.client.RefusedException;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// [SealedPlans] of a cluster.
public record StoredPlans(HoldfastClient client) implements SealedPlans {

  @Override
  public List<Long> newestFirst() {
    return in(PlanState.PLAN_STATE_SEALED);
  }

  private List<Long> in(PlanState state) {
    ListPlansRequest request = ListPlansRequest.newBuilder().addStates(state).build();
    return client.plans().list(request).map(Plan::getGeneration).toList();
  }

  @Override
  public boolean mayNeedCleanUp(int keepNewest) {
    return newestFirst().size() > keepNewest || !in(PlanState.PLAN_STATE_OPEN).isEmpty();
  }

  @Override
  public List<String> endpoints(long generation) {
    return unlessGone(
        () -> client.plans().contents(generation).map(PlannedEndpoint::getName).toList());
  }

  /// Asks for the counts first: of a plan that has been overtaken everywhere, which is the usual
  /// case, no endpoint needs to be sent.
  @Override
  public Due due(long generation) {
    DiffPlanResponse counts = diff(generation, 1, "");
    long revision = counts.getHeader().getRevision();
    if (counts.getWouldEnactCount() == 0) {
      return new Due(List.of(), revision);
    }
    List<String> due = new ArrayList<>();
    String token = "";
    do {
      DiffPlanResponse page = diff(generation, Limits.PAGE_SIZE_MAX, token);
      page.getEndpointsList().stream()
          .filter(endpoint -> endpoint.getOutcome() == Verdict.Outcome.OUTCOME_ENACTED)
          .map(EndpointDiff::getName)
          .forEach(due::add);
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return new Due(due, revision);
  }

  private DiffPlanResponse diff(long generation, int pageSize, String token) {
    DiffPlanRequest request =
        DiffPlanRequest.newBuilder()
            .setGeneration(generation)
            .setPage(PageRequest.newBuilder().setPageSize(pageSize).setPageToken(token))
            .build();
    return unlessGone(() -> client.plans().diff(request));
  }

  @Override
  public WholeVerdict enact(long generation, List<String> endpoints) {
    EnactPlanRequest request =
        EnactPlanRequest.newBuilder()
            .setHeader(reason("plan " + generation))
            .setGeneration(generation)
            .addAllEndpoints(endpoints)
            .setMode(EnactMode.ENACT_MODE_INDEPENDENT)
            .build();
    return verdict(request);
  }

  @Override
  public WholeVerdict enactWhole(long generation) {
    EnactPlanRequest request =
        EnactPlanRequest.newBuilder()
            .setHeader(reason("plan " + generation + ", whole"))
            .setGeneration(generation)
            .setAllEndpoints(true)
            .setMode(EnactMode.ENACT_MODE_ATOMIC)
            .build();
    return verdict(request);
  }

  private WholeVerdict verdict(EnactPlanRequest request) {
    try {
      return new WholeVerdict.Live(unlessGone(() -> client.plans().enact(request)));
    } catch (RefusedException refused) {
      return new WholeVerdict.Refused(
          refused.refusals(),
          refused.totalCount(),
          refused.header().map(ResponseHeader::getRevision).orElse(0L));
    }
  }

  @Override
  public CleanUpResponse cleanUp(int keepNewest) {
    return client.cleanUp(
        CleanUpRequest.newBuilder()
            .setHeader(reason("after a pass"))
            .setKeepNewest(keepNewest)
            .build());
  }

  private static <T> T unlessGone(Supplier<T> call) {
    try {
      return call.get();
    } catch (NotFoundException forgotten) {
      throw new PlanGoneException(forgotten.getMessage());
    } catch (RefusedException refused) {
      if (refused.names("plan-cleaned") || refused.names("plan-not-found")) {
        throw new PlanGoneException(refused.getMessage());
      }
      throw refused;
    }
  }

  private static RequestHeader reason(String reason) {
    return RequestHeader.newBuilder().setReason(reason).build();
  }
}
