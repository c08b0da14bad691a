package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.v1.AuditEntry;
import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 8. Whoever follows the audit log is told of every command and every refusal, once
/// and in order, or that it cannot be.
class AuditTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private List<AuditEntry> entries(StreamAuditRequest request) {
    List<AuditEntry> entries = new ArrayList<>();
    one.node()
        .audit()
        .streamAudit(request)
        .forEachRemaining(message -> entries.addAll(message.getEntriesList()));
    return entries;
  }

  private static StreamAuditRequest after(long sequence) {
    return StreamAuditRequest.newBuilder().setAfterSequence(sequence).build();
  }

  private static StreamAuditRequest following(long sequence) {
    return after(sequence).toBuilder().setFollow(true).build();
  }

  private static StreamAuditRequest since(Instant time) {
    return StreamAuditRequest.newBuilder()
        .setSince(Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
        .build();
  }

  /// Has the machine carry out commands, most of which it refuses, without the way through a node.
  private void apply(int commands) {
    Request open = new Request(Optional.empty(), "busy", "x".repeat(500), new Command.OpenPlan());
    for (int i = 0; i < commands; i++) {
      one.replica().submit(open).join();
    }
  }

  @Test
  void every_command_is_told_with_who_why_and_what_became_of_it() {
    Planner planner = one.planner();
    long zone = planner.importZone(address("api.example.", "192.0.2.1"));
    one.node()
        .plans()
        .openPlan(
            OpenPlanRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setReason("more capacity"))
                .build());

    List<AuditEntry> entries = entries(after(0));

    assertThat(entries)
        .extracting(AuditEntry::getCommand)
        .containsExactly("OpenPlan", "StageRecordSets", "SealPlan", "ImportZone", "OpenPlan");
    assertThat(entries).extracting(AuditEntry::getSequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(entries).allMatch(AuditEntry::getAccepted);
    assertThat(entries.get(3).getSubjectsList()).containsExactly("zone example.", "plan " + zone);
    assertThat(entries.getLast().getReason()).isEqualTo("more capacity");
    assertThat(entries.getLast().getCaller()).isEqualTo("tester");
    assertThat(entries.getLast().getRevision()).isEqualTo(5);
    assertThat(entries.getLast().getAt().getSeconds()).isPositive();
  }

  @Test
  void a_refused_command_is_told_with_rule_limit_and_figure() {
    Planner planner = one.planner();
    long late = planner.importZone(address("api.example.", "192.0.2.1"));
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.2")));
    Failures.refusal(() -> planner.enactAll(late));

    AuditEntry entry = entries(after(0)).getLast();

    assertThat(entry.getCommand()).isEqualTo("EnactPlan");
    assertThat(entry.getAccepted()).isFalse();
    assertThat(entry.getResult()).isEqualTo("refused");
    assertThat(entry.getRefusalsList())
        .anySatisfy(refusal ->
            assertThat(refusal).contains("stale-generation", "api.example.", "generation"));
  }

  @Test
  void what_never_got_into_the_log_has_no_entry() {
    Failures.of(
        Failure.InvalidInput.class,
        () ->
            one.node()
                .plans()
                .openPlan(
                    OpenPlanRequest.newBuilder()
                        .setHeader(RequestHeader.newBuilder().setRequestId("not an id"))
                        .build()));

    assertThat(entries(after(0))).isEmpty();
  }

  @Test
  void a_stream_goes_on_after_the_sequence_it_is_given() {
    apply(20);

    assertThat(entries(after(17)))
        .extracting(AuditEntry::getSequence)
        .containsExactly(18L, 19L, 20L);
    assertThat(entries(after(20))).isEmpty();
  }

  @Test
  void a_sequence_nobody_was_given_is_not_waited_for() {
    apply(3);

    Failure.InvalidInput invalid = Failures.of(Failure.InvalidInput.class, () -> entries(after(4)));

    assertThat(invalid).isEqualTo(new Failure.InvalidInput("after_sequence", "4 is not in 0..3"));
  }

  @Test
  void a_stream_begins_at_a_time_and_says_whether_something_before_it_is_gone() {
    apply(AuditLog.KEPT + 5);
    Instant tenth = one.replica().applied().state().audit().entries().get(1_000L).at();

    Iterator<StreamAuditResponse> recent = one.node().audit().streamAudit(since(tenth));
    Iterator<StreamAuditResponse> all = one.node().audit().streamAudit(since(Instant.EPOCH));

    assertThat(recent.next().getEarlierGone()).isFalse();
    assertThat(recent.next().getEntries(0).getSequence()).isBetween(6L, 1_000L);
    assertThat(all.next().getEarlierGone()).isTrue();
    assertThat(all.next().getEntries(0).getSequence()).isEqualTo(6);
    assertThat(entries(since(Instant.now().plusSeconds(3600)))).isEmpty();
  }

  @Test
  void entries_that_are_no_longer_kept_are_said_to_be_gone_with_the_oldest_that_is() {
    apply(AuditLog.KEPT + 5);

    Failure.AuditGone gone = Failures.of(Failure.AuditGone.class, () -> entries(after(4)));

    assertThat(gone).isEqualTo(new Failure.AuditGone(4, 6));
    assertThat(gone.message()).contains("begin after 5");
    assertThat(entries(after(5)))
        .hasSize(AuditLog.KEPT)
        .extracting(AuditEntry::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(6, AuditLog.KEPT + 5).boxed().toList());
  }

  @Test
  void a_follower_is_told_of_each_command_when_it_is_applied_refused_ones_too() {
    Iterator<StreamAuditResponse> stream = one.node().audit().streamAudit(following(0));
    assertThat(stream.next().getHeader().getNodeId()).isEqualTo("n1");

    List<AuditEntry> told = new ArrayList<>();
    for (int i = 1; i <= 70; i++) {
      apply(1);
      while (told.size() < i) {
        told.addAll(stream.next().getEntriesList());
      }
    }

    assertThat(told)
        .extracting(AuditEntry::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 70).boxed().toList());
    assertThat(told).filteredOn(entry -> !entry.getAccepted()).hasSize(6);
  }

  @Test
  void one_who_is_too_slow_is_ended_with_the_last_it_was_told_and_nothing_is_left_out()
      throws InterruptedException {
    apply(100);
    BlockingClientCall<?, StreamAuditResponse> stream =
        AuditServiceGrpc.newBlockingV2Stub(one.node().channel()).streamAudit(following(0));
    apply(5 * AuditLog.KEPT);

    List<AuditEntry> told = new ArrayList<>();
    Failure.AuditGone gone = readToItsEnd(stream, told);

    assertThat(told)
        .extracting(AuditEntry::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
    assertThat(gone.afterSequence()).isEqualTo(told.size());
    assertThat(gone.oldestSequence()).isGreaterThan(told.size() + 1L);
  }

  private static Failure.AuditGone readToItsEnd(
      BlockingClientCall<?, StreamAuditResponse> stream, List<AuditEntry> told)
      throws InterruptedException {
    try {
      while (true) {
        told.addAll(stream.read().getEntriesList());
      }
    } catch (StatusException ended) {
      assertThat(Failure.of(ended)).isInstanceOf(Failure.AuditGone.class);
      return (Failure.AuditGone) Failure.of(ended);
    }
  }

  @Test
  void a_node_that_is_shut_down_ends_its_streams_with_the_last_entry_they_were_told() {
    apply(3);
    Iterator<StreamAuditResponse> stream = one.node().audit().streamAudit(following(0));
    stream.next();
    assertThat(stream.next().getLastSequence()).isEqualTo(3);

    one.node().shutDown();

    Failure.Unavailable ended = Failures.of(Failure.Unavailable.class, stream::next);
    assertThat(ended.message()).contains("n1 is being shut down", "audit entry 3");
  }
}
