package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.Verdict;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: whoever is refused learns by which rule, where, against what limit, with what figure, and
/// what to do; and a program can read all of it.
class RefusalTest {

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner()
        .importZone(address("api.example.", "192.0.2.1"), address("www.example.", "192.0.2.1"));
  }

  @Test
  void a_late_plan_is_told_what_it_offered_and_what_is_live() {
    Planner planner = one.planner();
    long late = planner.seal(address("api.example.", "192.0.2.2"));
    long newer = planner.seal(address("api.example.", "192.0.2.3"));
    planner.enactAll(newer);

    Refusal refusal = Failures.refusal(() -> planner.enactAll(late));

    assertThat(refusal.getRule()).isEqualTo("stale-generation");
    assertThat(refusal.getSubject()).isEqualTo("api.example.");
    assertThat(refusal.getLimit()).isEqualTo("a generation above " + newer);
    assertThat(refusal.getFigure()).isEqualTo("generation " + late);
    assertThat(refusal.getOfferedGeneration()).isEqualTo(late);
    assertThat(refusal.getLiveGeneration()).isEqualTo(newer);
    assertThat(refusal.getMessage()).contains("api.example.").endsWith("enact that");
  }

  @Test
  void a_refusal_carries_status_error_info_and_the_place_in_the_log() {
    Planner planner = one.planner();
    long open = planner.open();

    StatusRuntimeException thrown =
        Assertions.catchThrowableOfType(StatusRuntimeException.class, () -> planner.enactAll(open));

    assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(StatusProto.fromThrowable(thrown).getDetailsList())
        .filteredOn(detail -> detail.is(ErrorInfo.class))
        .singleElement()
        .satisfies(detail -> {
          ErrorInfo info = detail.unpack(ErrorInfo.class);
          assertThat(info.getDomain()).isEqualTo("holdfast");
          assertThat(info.getReason()).isEqualTo("PLAN_NOT_SEALED");
          assertThat(info.getMetadataMap()).containsEntry("subject", "plan " + open);
        });
    assertThat(Failure.of(thrown))
        .isInstanceOfSatisfying(
            Failure.Refused.class,
            refused -> {
              assertThat(refused.header()).isPresent();
              assertThat(refused.header().get().getLogIndex())
                  .isEqualTo(one.replica().applied().index());
              assertThat(refused.header().get().getRevision())
                  .isEqualTo(one.replica().applied().state().revision());
            });
  }

  @Test
  void an_atomic_enactment_is_refused_by_all_endpoints_that_refuse() {
    Planner planner = one.planner();
    long emptying =
        planner.seal(
            Planner.endpoint("api.example."),
            Planner.endpoint("www.example."),
            address("new.example.", "192.0.2.7"));

    Failure.Refused refused = Failures.of(Failure.Refused.class, () -> planner.enactAll(emptying));

    assertThat(refused.refusals())
        .extracting(Refusal::getSubject)
        .containsOnly("api.example.", "www.example.");
    assertThat(refused.refusals()).extracting(Refusal::getRule).containsOnly("never-empty");
  }

  @Test
  void an_independent_enactment_has_a_verdict_for_each_endpoint_in_the_order_asked() {
    Planner planner = one.planner();
    long plan =
        planner.seal(
            Planner.endpoint("api.example."),
            address("www.example.", "192.0.2.8"),
            address("new.example.", "192.0.2.9"));
    planner.enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, "new.example.");

    EnactPlanResponse response =
        planner.enact(
            plan,
            EnactMode.ENACT_MODE_INDEPENDENT,
            "www.example.",
            "nowhere.example.",
            "new.example.",
            "api.example.");

    assertThat(response.getVerdictsList())
        .extracting(Verdict::getName)
        .containsExactly("www.example.", "nowhere.example.", "new.example.", "api.example.");
    assertThat(response.getVerdictsList())
        .extracting(Verdict::getOutcome)
        .containsExactly(
            Verdict.Outcome.OUTCOME_ENACTED,
            Verdict.Outcome.OUTCOME_REFUSED,
            Verdict.Outcome.OUTCOME_ALREADY_LIVE,
            Verdict.Outcome.OUTCOME_REFUSED);
    assertThat(response.getVerdictsList())
        .extracting(Verdict::getLiveGeneration)
        .containsExactly(plan, 0L, plan, response.getVerdicts(3).getLiveGeneration());
    assertThat(response.getVerdicts(1).getRefusals(0).getRule()).isEqualTo("not-in-plan");
    assertThat(response.getVerdicts(3).getRefusals(0).getRule()).isEqualTo("never-empty");
    assertThat(response.getVerdicts(3).getLiveGeneration()).isPositive().isLessThan(plan);
    assertThat(response.getEnactedCount()).isEqualTo(1);
    assertThat(response.getAlreadyLiveCount()).isEqualTo(1);
    assertThat(response.getRefusedCount()).isEqualTo(2);
  }

  @Test
  void a_refused_chunk_leaves_the_chunks_before_it_and_says_how_many() {
    Planner planner = one.planner();
    long generation = planner.open();

    Refusal refusal =
        Failures.refusal(() ->
            planner.stage(
                chunk(generation, 0, "a.example."),
                chunk(generation, 1, "b.example."),
                chunk(generation, 3, "c.example.")));

    assertThat(refusal.getRule()).isEqualTo("chunk-gap");
    assertThat(refusal.getMessage()).endsWith("Plan %d holds 2 chunks".formatted(generation));
    assertThat(planner.stage(chunk(generation, 2, "c.example.")).getStagedEndpointCount())
        .isEqualTo(3);
  }

  private static StageRecordSetsRequest chunk(long generation, int index, String name) {
    return StageRecordSetsRequest.newBuilder()
        .setGeneration(generation)
        .setChunkIndex(index)
        .addEndpoints(address(name, "192.0.2.1"))
        .build();
  }

  @Test
  void a_precondition_that_does_not_hold_names_what_was_found() {
    PutRecordSetsRequest request =
        PutRecordSetsRequest.newBuilder()
            .addRecordSets(set("api.example.", "A", "192.0.2.4"))
            .addPreconditions(Precondition.newBuilder().setName("api.example.").setGeneration(99))
            .build();

    Refusal refusal = Failures.refusal(() -> one.node().recordSets().putRecordSets(request));

    assertThat(refusal.getRule()).isEqualTo("precondition");
    assertThat(refusal.getLimit()).isEqualTo("live generation 99");
    assertThat(refusal.getFigure()).startsWith("live generation ");
  }

  @Test
  void a_repeated_request_gets_the_first_outcome_and_nothing_happens_twice() {
    PutRecordSetsRequest request =
        PutRecordSetsRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setRequestId("once"))
            .addRecordSets(set("api.example.", "A", "192.0.2.4"))
            .build();

    PutRecordSetsResponse first = one.node().recordSets().putRecordSets(request);
    PutRecordSetsResponse second = one.node().recordSets().putRecordSets(request);

    assertThat(first.getHeader().getRepeat()).isFalse();
    assertThat(second.getHeader().getRepeat()).isTrue();
    assertThat(second.getGeneration()).isEqualTo(first.getGeneration());
    assertThat(second.getHeader().getRevision()).isEqualTo(first.getHeader().getRevision());
  }

  @Test
  void a_request_id_belongs_to_one_request() {
    RequestHeader header = RequestHeader.newBuilder().setRequestId("mine").build();
    one.node().plans().openPlan(OpenPlanRequest.newBuilder().setHeader(header).build());
    PutRecordSetsRequest other =
        PutRecordSetsRequest.newBuilder()
            .setHeader(header)
            .addRecordSets(set("api.example.", "A", "192.0.2.4"))
            .build();
    OpenPlanRequest otherReason =
        OpenPlanRequest.newBuilder().setHeader(header.toBuilder().setReason("another")).build();

    assertThat(Failures.refusal(() -> one.node().recordSets().putRecordSets(other)).getRule())
        .isEqualTo("request-id-reused");
    assertThat(Failures.refusal(() -> one.node().plans().openPlan(otherReason)).getRule())
        .isEqualTo("request-id-reused");
  }
}
