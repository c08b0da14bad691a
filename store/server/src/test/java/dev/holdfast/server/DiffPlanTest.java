package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Applied;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: comparing a plan with what is live tells what enacting would do, by the machine's own
/// word, and does none of it.
class DiffPlanTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private long plan;

  @BeforeEach
  void sealPlan() {
    Planner planner = one.planner();
    planner.importZone(
        address("changed.example.", "192.0.2.1"),
        address("emptied.example.", "192.0.2.1"),
        address("live.example.", "192.0.2.1"),
        address("same.example.", "192.0.2.1"));
    plan =
        planner.seal(
            address("changed.example.", "192.0.2.2"),
            endpoint("emptied.example."),
            address("live.example.", "192.0.2.3"),
            address("new.example.", "192.0.2.4"),
            address("same.example.", "192.0.2.1"),
            address("api.nowhere.", "192.0.2.5"));
    planner.enact(plan, EnactMode.ENACT_MODE_ATOMIC, "live.example.");
  }

  private DiffPlanResponse diff(DiffPlanRequest.Builder request) {
    return one.node().plans().diffPlan(request.setGeneration(plan).build());
  }

  private static List<String> lines(DiffPlanResponse response) {
    return response.getEndpointsList().stream()
        .map(diff ->
            "%s %s%s%s"
                .formatted(
                    diff.getName(),
                    diff.getOutcome().name().substring("OUTCOME_".length()).toLowerCase(),
                    diff.getChangesContent() ? " changes" : "",
                    diff.getRefusalsList().stream()
                        .map(refusal -> " " + refusal.getRule())
                        .reduce("", String::concat)))
        .toList();
  }

  @Test
  void each_endpoint_has_a_verdict_and_the_state_is_the_very_same() {
    Applied before = one.replica().applied();

    DiffPlanResponse response = diff(DiffPlanRequest.newBuilder());

    assertThat(lines(response))
        .containsExactly(
            "changed.example. enacted changes",
            "emptied.example. refused changes never-empty",
            "live.example. already_live",
            "new.example. enacted changes",
            "same.example. enacted",
            "api.nowhere. refused changes no-such-zone");
    assertThat(response.getWouldEnactCount()).isEqualTo(3);
    assertThat(response.getAlreadyLiveCount()).isEqualTo(1);
    assertThat(response.getWouldRefuseCount()).isEqualTo(2);
    assertThat(one.replica().applied()).isSameAs(before);
  }

  @Test
  void enacting_then_does_what_the_comparison_said() {
    List<String> told =
        diff(DiffPlanRequest.newBuilder()).getEndpointsList().stream()
            .map(diff -> diff.getName() + " " + diff.getOutcome())
            .toList();
    String[] names = told.stream().map(line -> line.split(" ")[0]).toArray(String[]::new);

    List<String> done =
        one
            .planner()
            .enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, names)
            .getVerdictsList()
            .stream()
            .map(verdict -> verdict.getName() + " " + verdict.getOutcome())
            .toList();

    assertThat(done).isEqualTo(told);
  }

  @Test
  void it_shows_what_is_live_beside_what_is_planned() {
    EndpointDiff changed =
        diff(DiffPlanRequest.newBuilder().addEndpoints("changed.example.")).getEndpoints(0);

    assertThat(changed.getLive().getRecordSets(0).getValuesList()).containsExactly("192.0.2.1");
    assertThat(changed.getPlanned().getRecordSets(0).getValuesList()).containsExactly("192.0.2.2");
    assertThat(
            diff(DiffPlanRequest.newBuilder().addEndpoints("new.example."))
                .getEndpoints(0)
                .hasLive())
        .isFalse();
  }

  @Test
  void it_can_leave_out_what_stays_as_it_is() {
    assertThat(lines(diff(DiffPlanRequest.newBuilder().setChangesOnly(true))))
        .hasSize(4)
        .noneMatch(line -> line.startsWith("live.") || line.startsWith("same."));
  }

  @Test
  void it_goes_page_by_page_with_the_counts_of_the_whole() {
    DiffPlanRequest.Builder request =
        DiffPlanRequest.newBuilder().setPage(PageRequest.newBuilder().setPageSize(4));
    DiffPlanResponse first = diff(request);
    request.getPageBuilder().setPageToken(first.getNextPageToken());
    DiffPlanResponse second = diff(request);

    assertThat(first.getEndpointsCount()).isEqualTo(4);
    assertThat(second.getEndpointsCount()).isEqualTo(2);
    assertThat(second.getWouldEnactCount()).isEqualTo(3);
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void it_judges_as_if_an_override_were_used_and_does_not_use_it() {
    long override = TestRequests.grant(one.node(), "never-empty", "emptied.example.");
    DiffPlanRequest.Builder request =
        DiffPlanRequest.newBuilder().addEndpoints("emptied.example.").addOverrideIds(override);

    assertThat(diff(request).getEndpoints(0).getOutcome())
        .isEqualTo(Verdict.Outcome.OUTCOME_ENACTED);
    assertThat(diff(request).getEndpoints(0).getOutcome())
        .isEqualTo(Verdict.Outcome.OUTCOME_ENACTED);
  }

  @Test
  void a_freeze_is_told_with_who_froze_it_and_why() {
    TestRequests.freeze(one.node(), "changed.example.");

    EndpointDiff frozen =
        diff(DiffPlanRequest.newBuilder().addEndpoints("changed.example.")).getEndpoints(0);

    assertThat(frozen.getRefusalsList())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.getRule()).isEqualTo("frozen");
          assertThat(refusal.getFigure()).contains("changed.example. frozen by", "looking into it");
        });
  }

  @Test
  void too_many_endpoints_at_once_are_told_of_the_change_and_each_endpoint_for_itself() {
    TestRequests.setGuards(
        one.node(), GuardSettings.newBuilder().setMaxEndpointsChangedPercent(20));
    plan =
        one.planner()
            .seal(
                address("changed.example.", "192.0.2.2"),
                endpoint("emptied.example."),
                address("live.example.", "192.0.2.9"),
                address("same.example.", "192.0.2.1"));

    DiffPlanResponse response = diff(DiffPlanRequest.newBuilder());

    assertThat(response.getChangeRefusalsList())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.getRule()).isEqualTo("max-endpoints-changed");
          assertThat(refusal.getSubject()).isEqualTo("example.");
          assertThat(refusal.getFigure()).isEqualTo("2 of 5");
        });
    assertThat(lines(response))
        .containsExactly(
            "changed.example. enacted changes",
            "emptied.example. refused changes never-empty",
            "live.example. enacted changes",
            "same.example. enacted");
    assertThat(response.getWouldEnactCount()).isEqualTo(3);
    assertThat(Failures.of(Failure.Refused.class, () -> one.planner().enactAll(plan)).refusals())
        .extracting(Refusal::getRule)
        .contains("max-endpoints-changed");
  }

  @Test
  void as_a_whole_endpoints_that_lead_to_each_other_are_seen_together() {
    Planner planner = one.planner();
    plan =
        planner.seal(
            endpoint("changed.example.", Planner.set("", "CNAME", "new.example.")),
            address("new.example.", "192.0.2.4"));

    assertThat(lines(diff(DiffPlanRequest.newBuilder())))
        .containsExactly(
            "changed.example. refused changes never-empty", "new.example. enacted changes");
    assertThat(lines(diff(DiffPlanRequest.newBuilder().setMode(EnactMode.ENACT_MODE_ATOMIC))))
        .containsExactly("changed.example. enacted changes", "new.example. enacted changes");
    assertThat(planner.enactAll(plan).getEnactedCount()).isEqualTo(2);
  }

  @Test
  void what_an_alias_would_lose_is_told_at_the_endpoint_it_leads_to() {
    Planner planner = one.planner();
    planner.enactAll(
        planner.seal(endpoint("alias.example.", Planner.set("", "CNAME", "changed.example."))));
    plan = planner.seal(endpoint("changed.example.", Planner.set("", "TXT", "\"gone\"")));
    long override = TestRequests.grant(one.node(), "never-empty", "changed.example.");
    DiffPlanRequest.Builder request = DiffPlanRequest.newBuilder().addOverrideIds(override);

    assertThat(lines(diff(request)))
        .containsExactly("changed.example. refused changes never-empty");
    assertThat(diff(request).getEndpoints(0).getRefusals(0).getLimit())
        .contains("alias.example.", "leads here");
    assertThat(
            planner
                .enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, "changed.example.")
                .getVerdicts(0)
                .getOutcome())
        .isEqualTo(Verdict.Outcome.OUTCOME_REFUSED);
    assertThat(diff(request.setMode(EnactMode.ENACT_MODE_ATOMIC)).getChangeRefusalsList())
        .singleElement()
        .extracting(Refusal::getSubject)
        .isEqualTo("alias.example.");
  }

  @Test
  void what_was_reviewed_is_enacted_and_nothing_else() {
    DiffPlanResponse reviewed = diff(DiffPlanRequest.newBuilder().addEndpoints("changed.example."));
    EnactPlanRequest enact =
        EnactPlanRequest.newBuilder()
            .setGeneration(plan)
            .addEndpoints("changed.example.")
            .setReviewedDigest(reviewed.getReviewDigest())
            .build();
    one.node()
        .recordSets()
        .putRecordSets(TestRequests.putMessage("changed.example.", "192.0.2.77"));
    long newer = one.planner().seal(address("changed.example.", "192.0.2.9"));

    Refusal refusal = Failures.refusal(() -> one.node().plans().enactPlan(enact));
    assertThat(refusal.getRule()).isEqualTo("not-as-reviewed");
    assertThat(refusal.getMessage()).contains("Review it again");

    plan = newer;
    EnactPlanRequest again =
        enact.toBuilder()
            .setGeneration(newer)
            .setReviewedDigest(
                diff(DiffPlanRequest.newBuilder().addEndpoints("changed.example."))
                    .getReviewDigest())
            .build();
    assertThat(one.node().plans().enactPlan(again).getEnactedCount()).isEqualTo(1);
  }

  @Test
  void a_plan_that_is_not_there_and_an_endpoint_it_does_not_name_are_told() {
    assertThat(
            Failures.of(
                    Failure.NotFound.class,
                    () ->
                        one.node()
                            .plans()
                            .diffPlan(DiffPlanRequest.newBuilder().setGeneration(99).build()))
                .rule())
        .isEqualTo("plan-not-found");
    assertThat(
            Failures.refusal(() -> diff(DiffPlanRequest.newBuilder().addEndpoints("x.example.")))
                .getRule())
        .isEqualTo("not-in-plan");
  }
}
