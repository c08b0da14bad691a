package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.AlarmException;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.replica.OutcomeUnknownException;
import dev.holdfast.replica.RequestTooLargeException;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.codec.StateSum;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.ListZonesRequest;
import dev.holdfast.v1.ListZonesResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: whatever fails behind a call, its caller learns whether something may have happened and
/// whether to try again, and nothing of the inside.
class FailingReplicaTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private final PutRecordSetsRequest put =
      PutRecordSetsRequest.newBuilder()
          .setHeader(RequestHeader.newBuilder().setRequestId("r-17"))
          .addRecordSets(set("api.example.", "A", "192.0.2.4"))
          .build();

  private void failWith(RuntimeException cause) {
    one.replica().fail(request -> Optional.of(CompletableFuture.failedFuture(cause)));
  }

  @Test
  void an_unknown_outcome_is_called_unknown_and_names_the_request() {
    failWith(new OutcomeUnknownException("leadership was lost"));

    Failure.OutcomeUnknown unknown =
        Failures.of(Failure.OutcomeUnknown.class, () -> one.node().recordSets().putRecordSets(put));

    assertThat(unknown).isEqualTo(new Failure.OutcomeUnknown("r-17", true, "leadership was lost"));
  }

  @Test
  void a_change_that_outlasts_its_deadline_has_an_unknown_outcome() {
    one.replica().fail(request -> Optional.of(new CompletableFuture<>()));

    Failure.OutcomeUnknown unknown =
        Failures.of(
            Failure.OutcomeUnknown.class,
            () ->
                one.node()
                    .recordSets()
                    .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                    .putRecordSets(put));

    assertThat(unknown.inTime()).isFalse();
  }

  @Test
  void an_alarm_is_told_with_its_rule_limit_and_figure_and_is_not_worth_waiting_for() {
    Alarm alarm = new Alarm("n3", Alarm.Kind.DISK_SPACE, 2L << 30, 1L << 30);
    failWith(new AlarmException(alarm));

    Failure.OverLimit refused =
        Failures.of(Failure.OverLimit.class, () -> one.node().recordSets().putRecordSets(put));

    assertThat(refused.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refused.message())
        .isEqualTo(
            "free disk space of node n3 (free-space-alarm): the limit is 2048 MiB at least, this is"
                + " 1024 MiB; make room on its disk");
    assertThat(refused.retryAfter()).isEmpty();
    assertThat(one.node().get("/metrics").body())
        .contains("holdfast_refusals_total{rule=\"free-space-alarm\"} 1.0");
  }

  @Test
  void the_status_tells_alarms_and_what_comparing_found() {
    Alarm alarm = new Alarm("n3", Alarm.Kind.DISK_SPACE, 2L << 30, 1L << 30);
    one.replica()
        .report(
            new Checkup(
                7,
                Optional.of(new StateSum(1, 2, 3, 4, 5, 600)),
                6,
                new TreeSet<>(List.of("n2")),
                0,
                1,
                List.of(alarm)));

    StatusResponse status = one.node().cluster().status(StatusRequest.getDefaultInstance());

    assertThat(status.getAlarms(0).getRule()).isEqualTo("free-space-alarm");
    assertThat(status.getAlarms(0).getNodeId()).isEqualTo("n3");
    assertThat(status.getAlarms(0).getMessage()).isEqualTo(alarm.toString());
    assertThat(status.getStateSum().size()).isEqualTo(32);
    assertThat(status.getStateSumIndex()).isEqualTo(7);
    assertThat(status.getComparedIndex()).isEqualTo(6);
    assertThat(status.getStateOctets()).isEqualTo(600);
    assertThat(status.getDifferingNodeIdsList()).containsExactly("n2");
  }

  @Test
  void a_node_that_lost_the_lead_did_nothing_and_says_when_to_try_again() {
    failWith(new NotLeaderException("n2 leads"));

    Failure.Unavailable unavailable =
        Failures.of(Failure.Unavailable.class, () -> one.node().recordSets().putRecordSets(put));

    assertThat(unavailable.retryAfter()).isPositive();
    assertThat(unavailable.message()).contains("n1 does not lead");
  }

  @Test
  void without_a_leader_changes_and_linearizable_reads_wait_for_one_elsewhere() {
    one.replica().loseTheLeader(Duration.ofSeconds(3));

    assertThat(
            Failures.of(Failure.Unavailable.class, () -> one.node().recordSets().putRecordSets(put))
                .message())
        .contains("knows no leader");
    assertThat(
            Failures.of(
                    Failure.Unavailable.class,
                    () -> one.node().zones().listZones(ListZonesRequest.getDefaultInstance()))
                .message())
        .contains("CONSISTENCY_LOCAL");
  }

  @Test
  void without_a_leader_local_reads_go_on_and_say_how_old_they_are() {
    one.replica().loseTheLeader(Duration.ofSeconds(3));

    ListZonesResponse response =
        one.node()
            .zones()
            .listZones(
                ListZonesRequest.newBuilder()
                    .setRead(ReadOptions.newBuilder().setConsistency(Consistency.CONSISTENCY_LOCAL))
                    .build());

    assertThat(response.getHeader().getAge().getSeconds()).isEqualTo(3);
    assertThat(response.getHeader().getLeaderId()).isEmpty();
  }

  @Test
  void a_read_nobody_confirms_is_not_answered() {
    one.replica().failConfirmations(new NotLeaderException("a newer term is known"));

    assertThat(
            Failures.of(
                    Failure.Unavailable.class,
                    () ->
                        one.node()
                            .zones()
                            .getZone(GetZoneRequest.newBuilder().setName("example.").build()))
                .message())
        .contains("a newer term is known");
  }

  @Test
  void a_read_of_a_revision_that_does_not_come_says_how_far_the_node_is() {
    ListZonesRequest ahead =
        ListZonesRequest.newBuilder()
            .setRead(
                ReadOptions.newBuilder()
                    .setConsistency(Consistency.CONSISTENCY_LOCAL)
                    .setMinRevision(1000))
            .build();

    StatusRuntimeException thrown =
        Assertions.catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                one.node().zones().withDeadlineAfter(300, TimeUnit.MILLISECONDS).listZones(ahead));

    assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
  }

  @Test
  void an_entry_the_log_does_not_take_is_over_the_limit_by_its_figure() {
    failWith(new RequestTooLargeException("1300000 octets as a log entry"));

    Failure.OverLimit over =
        Failures.of(Failure.OverLimit.class, () -> one.node().recordSets().putRecordSets(put));

    assertThat(over.limit()).isEqualTo("1048576 octets");
    assertThat(over.figure()).contains("1300000");
  }

  @Test
  void what_nobody_expected_gets_an_error_id_and_shows_nothing_of_the_inside() {
    failWith(new IllegalStateException("secret at line 42"));

    StatusRuntimeException thrown =
        Assertions.catchThrowableOfType(
            StatusRuntimeException.class,
            () -> one.node().plans().openPlan(OpenPlanRequest.getDefaultInstance()));

    assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(thrown.getStatus().getDescription()).matches(".*under error id [0-9a-f]{8}");
    assertThat(thrown.getTrailers().toString()).doesNotContain("secret", "Exception");
  }
}
