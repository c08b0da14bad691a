package dev.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.ResponseHeader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a failure means the same to the node that sends it and to the client that reads it, and a
/// status nobody explained never passes for a known outcome.
class FailureTest {

  private static final Refusal STALE =
      Refusal.newBuilder()
          .setRule("stale-generation")
          .setSubject("api.example.")
          .setLimit("above generation 9")
          .setFigure("generation 4")
          .setMessage("Generation 4 is too late at api.example.: generation 9 is live.")
          .setOfferedGeneration(4)
          .setLiveGeneration(9)
          .build();

  private static final Refusal FULL =
      Refusal.newBuilder()
          .setRule("too-many-open-plans")
          .setSubject("the store")
          .setLimit("at most 64 open plans")
          .setFigure("64 open")
          .setMessage("64 plans are open.")
          .build();

  static Stream<Failure> failures() {
    return Stream.of(
        new Failure.Refused(
            List.of(STALE, STALE), ResponseHeader.newBuilder().setRevision(7).build()),
        new Failure.Refused(List.of(STALE), 1, Optional.empty()),
        new Failure.InvalidInput("record_sets[3].ttl_seconds", "-1 is not in 0..2147483647"),
        new Failure.NotFound("no-such-zone", "There is no zone example."),
        new Failure.HistoryGone(17, 1234),
        new Failure.AuditGone(17, 1234),
        new Failure.OverLimit("request size", "1048576 octets", "2097152 octets"),
        new Failure.OverLimit("calls", "3", "4", Optional.of(Duration.ofSeconds(1))),
        new Failure.Throttled(
            List.of(FULL, FULL),
            2,
            Optional.of(ResponseHeader.newBuilder().setRevision(7).build()),
            Optional.of(Duration.ofMillis(1500))),
        new Failure.Throttled(List.of(FULL), 1, Optional.empty(), Optional.empty()),
        new Failure.Unavailable("No leader is known.", Duration.ofMillis(250)),
        new Failure.TooLate("The read took longer than 2 s."),
        new Failure.OutcomeUnknown("r-1", true, "The leader was lost."),
        new Failure.OutcomeUnknown("r-1", false, "No answer in 2 s."),
        new Failure.Broken(Status.Code.INTERNAL, "The node failed inside; see its log."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_read_back_as_what_was_written(Failure failure) {
    StatusRuntimeException thrown = failure.toException();

    assertThat(Failure.of(thrown)).isEqualTo(failure);
    assertThat(thrown.getStatus().getCode()).isEqualTo(failure.code());
    assertThat(thrown.getStatus().getDescription()).isEqualTo(failure.message());
  }

  @Test
  void many_refusals_are_cut_to_what_a_status_may_hold_and_still_counted() {
    Failure.Refused many =
        new Failure.Refused(Collections.nCopies(5000, STALE), ResponseHeader.getDefaultInstance());

    StatusRuntimeException thrown = many.toException();

    assertThat(StatusProto.fromThrowable(thrown).getSerializedSize()).isLessThan(5000);
    assertThat(Failure.of(thrown))
        .isInstanceOfSatisfying(
            Failure.Refused.class,
            read -> {
              assertThat(read.refusals()).hasSizeBetween(10, 100).containsOnly(STALE);
              assertThat(read.totalCount()).isEqualTo(5000);
              assertThat(read.message()).endsWith("(and 4999 more)");
            });
  }

  @Test
  void one_refusal_is_kept_however_long_it_is() {
    Refusal wordy = STALE.toBuilder().setMessage("x".repeat(6000)).build();

    Failure read =
        Failure.of(new Failure.Refused(List.of(wordy), 1, Optional.empty()).toException());

    assertThat(read)
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.refusals()).hasSize(1));
  }

  @Test
  void a_refusal_of_nothing_cannot_be_made() {
    assertThatThrownBy(() -> new Failure.Refused(List.of(), 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_connection_that_broke_leaves_the_outcome_unknown() {
    Failure read = Failure.of(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());

    assertThat(read).isEqualTo(new Failure.OutcomeUnknown("", true, "reset"));
  }

  @Test
  void a_connection_that_was_never_made_cannot_have_changed_anything() {
    Failure read =
        Failure.of(
            Status.UNAVAILABLE
                .withDescription("io exception")
                .withCause(new ConnectException("refused"))
                .asRuntimeException());

    assertThat(read).isEqualTo(new Failure.Unavailable("refused", Duration.ZERO));
  }

  @Test
  void a_deadline_that_passed_unexplained_leaves_the_outcome_unknown() {
    Failure read = Failure.of(Status.DEADLINE_EXCEEDED.asRuntimeException());

    assertThat(read).isEqualTo(new Failure.OutcomeUnknown("", false, "no answer came in time"));
  }

  @Test
  void a_refusal_without_its_details_is_not_taken_for_one_of_ours() {
    Failure read =
        Failure.of(Status.FAILED_PRECONDITION.withDescription("proxy").asRuntimeException());

    assertThat(read).isEqualTo(new Failure.Broken(Status.Code.FAILED_PRECONDITION, "proxy"));
  }
}
