package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Duration;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Claim;
import dev.holdfast.v1.ClaimEnactmentRequest;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.ForgetTargetRequest;
import dev.holdfast.v1.HeldEndpoint;
import dev.holdfast.v1.HeldGeneration;
import dev.holdfast.v1.ListHeldEndpointsRequest;
import dev.holdfast.v1.ListHeldEndpointsResponse;
import dev.holdfast.v1.ListTargetsRequest;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.ReportEnactmentRequest;
import dev.holdfast.v1.ReportEnactmentResponse;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.SparedPlan;
import dev.holdfast.v1.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: the store knows what is on its way to outside targets and what they hold, keeps those
/// plans from clean-up, and believes nothing that would move a target back.
class TargetTest {

  private static final Duration HOUR = Duration.newBuilder().setSeconds(3600).build();

  @RegisterExtension private final OneNode one = new OneNode();

  private ClaimEnactmentRequest.Builder claim(String target, long generation) {
    return ClaimEnactmentRequest.newBuilder()
        .setHeader(RequestHeader.newBuilder().setReason("on its way"))
        .setTarget(target)
        .setGeneration(generation)
        .setValidFor(HOUR);
  }

  private ReportEnactmentResponse report(String target, long generation, String... endpoints) {
    return one.node()
        .targets()
        .reportEnactment(
            ReportEnactmentRequest.newBuilder()
                .setTarget(target)
                .setGeneration(generation)
                .addAllEndpoints(List.of(endpoints))
                .build());
  }

  private List<Target> targets() {
    return one.node()
        .targets()
        .listTargets(ListTargetsRequest.getDefaultInstance())
        .getTargetsList();
  }

  private CleanUpResponse cleanUp() {
    return one.node().cleanUp().cleanUp(CleanUpRequest.newBuilder().setKeepNewest(1).build());
  }

  private SparedPlan.Reason spared(long generation) {
    return cleanUp().getSparedList().stream()
        .filter(plan -> plan.getGeneration() == generation)
        .findFirst()
        .map(SparedPlan::getReason)
        .orElse(SparedPlan.Reason.REASON_UNSPECIFIED);
  }

  /// A plan that nothing needs any more: a newer one names its endpoints and is sealed.
  private long overtaken() {
    Planner planner = one.planner();
    long old = planner.seal(address("a.example.", "192.0.2.1"), address("b.example.", "192.0.2.1"));
    planner.seal(address("a.example.", "192.0.2.2"), address("b.example.", "192.0.2.2"));
    return old;
  }

  @Test
  void a_claim_keeps_a_plan_from_clean_up_and_is_listed_with_who_and_until_when() {
    long plan = overtaken();

    var claimed = one.node().targets().claimEnactment(claim("edge-1", plan).build());

    assertThat(spared(plan)).isEqualTo(SparedPlan.Reason.REASON_CLAIMED);
    assertThat(targets()).extracting(Target::getName).containsExactly("edge-1");
    Claim listed = targets().getFirst().getClaims(0);
    assertThat(listed.getGeneration()).isEqualTo(plan);
    assertThat(listed.getExpiresAt()).isEqualTo(claimed.getExpiresAt());
    assertThat(listed.getExpired()).isFalse();
    assertThat(listed.getClaimedBy()).isEqualTo("tester");
    assertThat(listed.getReason()).isEqualTo("on its way");
  }

  @Test
  void what_a_target_holds_keeps_its_plan_and_is_counted_by_generation() {
    long plan = overtaken();

    ReportEnactmentResponse first = report("edge-1", plan, "a.example.", "b.example.");
    ReportEnactmentResponse again = report("edge-1", plan, "b.example.", "nowhere.example.");

    assertThat(first.getReportedCount()).isEqualTo(2);
    assertThat(again.getReportedCount()).isZero();
    assertThat(again.getAlreadyReportedCount()).isEqualTo(1);
    assertThat(again.getRefusalsList())
        .extracting(Refusal::getRule, Refusal::getSubject)
        .containsExactly(tuple("not-in-plan", "nowhere.example."));
    assertThat(spared(plan)).isEqualTo(SparedPlan.Reason.REASON_HELD);
    assertThat(targets().getFirst().getHeldEndpointCount()).isEqualTo(2);
    assertThat(targets().getFirst().getHeldGenerationsList())
        .containsExactly(
            HeldGeneration.newBuilder().setGeneration(plan).setEndpointCount(2).build());
  }

  @Test
  void a_report_that_comes_late_does_not_move_a_target_back() {
    Planner planner = one.planner();
    long older = planner.seal(address("a.example.", "192.0.2.1"));
    long newer = planner.seal(address("a.example.", "192.0.2.2"));
    report("edge-1", newer, "a.example.");

    ReportEnactmentResponse late = report("edge-1", older, "a.example.");

    assertThat(late.getRefusalsList())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.getRule()).isEqualTo("stale-report");
          assertThat(refusal.getLimit()).isEqualTo("a generation above " + newer);
          assertThat(refusal.getFigure()).isEqualTo("generation " + older);
        });
    assertThat(held(PageRequest.getDefaultInstance()).getEndpoints(0).getGeneration())
        .isEqualTo(newer);
  }

  private ListHeldEndpointsResponse held(PageRequest page) {
    return one.node()
        .targets()
        .listHeldEndpoints(
            ListHeldEndpointsRequest.newBuilder().setTarget("edge-1").setPage(page).build());
  }

  @Test
  void what_a_target_holds_is_listed_in_pages() {
    long plan = overtaken();
    report("edge-1", plan, "b.example.", "a.example.");

    ListHeldEndpointsResponse first = held(PageRequest.newBuilder().setPageSize(1).build());
    ListHeldEndpointsResponse second =
        held(
            PageRequest.newBuilder().setPageSize(1).setPageToken(first.getNextPageToken()).build());

    assertThat(first.getEndpointsList())
        .extracting(HeldEndpoint::getName, HeldEndpoint::getReportedBy)
        .containsExactly(tuple("a.example.", "tester"));
    assertThat(second.getEndpointsList())
        .extracting(HeldEndpoint::getName)
        .containsExactly("b.example.");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void a_target_that_is_forgotten_protects_nothing_any_more() {
    long plan = overtaken();
    one.node().targets().claimEnactment(claim("edge-1", plan).build());
    report("edge-1", plan, "a.example.");

    one.node().targets().forgetTarget(ForgetTargetRequest.newBuilder().setTarget("edge-1").build());

    assertThat(targets()).isEmpty();
    assertThat(cleanUp().getCleanedGenerationsList()).contains(plan);
    assertThat(
            Failures.refusal(() ->
                    one.node()
                        .targets()
                        .forgetTarget(ForgetTargetRequest.newBuilder().setTarget("edge-1").build()))
                .getRule())
        .isEqualTo("no-such-target");
    assertThat(
            Failures.of(Failure.NotFound.class, () -> held(PageRequest.getDefaultInstance()))
                .rule())
        .isEqualTo("no-such-target");
  }

  @Test
  void a_claim_on_a_plan_that_is_not_sealed_is_refused() {
    long open = one.planner().open();

    assertThat(
            Failures.refusal(
                    () -> one.node().targets().claimEnactment(claim("edge-1", open).build()))
                .getRule())
        .isEqualTo("plan-not-sealed");
  }

  @Test
  void what_is_not_well_formed_is_told_by_its_field() {
    long plan = overtaken();

    assertThat(invalid(claim("Edge 1", plan)).message())
        .startsWith("target: 'Edge 1' is no target's name");
    assertThat(invalid(claim("edge-1", plan).clearValidFor()).field()).isEqualTo("valid_for");
    assertThat(
            invalid(claim("edge-1", plan).setValidFor(Duration.newBuilder().setSeconds(604_801)))
                .message())
        .isEqualTo("valid_for: 604801 s is not in 1 s to 7 d");
    assertThat(invalid(claim("edge-1", 0)).field()).isEqualTo("generation");
  }

  private Failure.InvalidInput invalid(ClaimEnactmentRequest.Builder request) {
    return Failures.of(
        Failure.InvalidInput.class, () -> one.node().targets().claimEnactment(request.build()));
  }

  @Test
  void more_targets_than_the_store_keeps_are_throttled_until_some_are_forgotten() {
    long plan = overtaken();
    for (int i = 0; i < 64; i++) {
      one.node().targets().claimEnactment(claim("edge-" + i, plan).build());
    }

    Failure.Throttled throttled =
        Failures.of(
            Failure.Throttled.class,
            () -> one.node().targets().claimEnactment(claim("edge-64", plan).build()));

    assertThat(throttled.refusals().getFirst().getRule()).isEqualTo("too-many-targets");
    assertThat(throttled.retryAfter()).isEmpty();
  }
}
