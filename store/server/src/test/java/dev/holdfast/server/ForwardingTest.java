package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: it does not matter which node is called: a change gets to the leader with all that belongs
/// to it, its word comes back unchanged, and a read sees what was acknowledged anywhere before.
class ForwardingTest {

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final RunningNode leader = cluster.nodes().leader();
  private final RunningNode follower = cluster.nodes().follower();

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "onward.").importZone();
  }

  private static PutRecordSetsRequest put(String name, String address) {
    return PutRecordSetsRequest.newBuilder().addRecordSets(set(name, "A", address)).build();
  }

  private static GetRecordSetsRequest get(String name) {
    return GetRecordSetsRequest.newBuilder().addNames(name).build();
  }

  @Test
  void a_change_at_a_follower_is_answered_by_the_leader_and_keeps_its_caller_and_reason() {
    PutRecordSetsResponse response =
        follower
            .recordSets()
            .putRecordSets(
                put("caller.onward.", "192.0.2.1").toBuilder()
                    .setHeader(RequestHeader.newBuilder().setReason("moving house"))
                    .build());

    LiveEndpoint live = leader.recordSets().getRecordSets(get("caller.onward.")).getEndpoints(0);
    assertThat(response.getHeader().getNodeId()).isEqualTo(leader.id());
    assertThat(response.getHeader().getLeaderId()).isEqualTo(leader.id());
    assertThat(response.getHeader().getLogIndex()).isPositive();
    assertThat(live.getAuthor()).isEqualTo("tester");
    assertThat(live.getReason()).isEqualTo("moving house");
  }

  @Test
  void a_change_that_a_stream_carries_to_a_follower_is_answered_by_the_leader()
      throws InvalidProtocolBufferException {
    CarriedResult result =
        new Carrier(follower.channel())
            .call(
                RecordSetServiceGrpc.getPutRecordSetsMethod(), put("carried.onward.", "192.0.2.1"))
            .join();

    LiveEndpoint live = leader.recordSets().getRecordSets(get("carried.onward.")).getEndpoints(0);
    assertThat(PutRecordSetsResponse.parseFrom(result.getResponse()).getHeader().getNodeId())
        .isEqualTo(leader.id());
    assertThat(live.getAuthor()).isEqualTo("tester");
  }

  @Test
  void a_refusal_and_a_field_at_fault_come_back_as_the_leader_said_them() {
    Planner here = new Planner(leader, "onward.");
    Planner there = new Planner(follower, "onward.");
    long late = here.seal(address("late.onward.", "192.0.2.1"));
    here.enactAll(here.seal(address("late.onward.", "192.0.2.2")));

    assertThat(Failures.refusal(() -> there.enactAll(late)))
        .isEqualTo(Failures.refusal(() -> here.enactAll(late)));
    assertThat(details(() -> follower.recordSets().putRecordSets(put("x.onward.", "no"))))
        .isEqualTo(details(() -> leader.recordSets().putRecordSets(put("x.onward.", "no"))));
  }

  private static Status details(ThrowingCallable call) {
    return StatusProto.fromThrowable(
        Assertions.catchThrowableOfType(StatusRuntimeException.class, call));
  }

  @Test
  void a_long_stream_of_chunks_goes_through_a_follower_whole() {
    Planner planner = new Planner(follower, "onward.");
    long generation = planner.open();
    StageRecordSetsRequest[] chunks =
        IntStream.range(0, 40)
            .mapToObj(i -> chunk(generation, i, 250))
            .toArray(StageRecordSetsRequest[]::new);

    StageRecordSetsResponse staged = planner.stage(chunks);

    assertThat(staged.getStagedEndpointCount()).isEqualTo(10_000);
    assertThat(staged.getNextChunkIndex()).isEqualTo(40);
    planner.seal(
        generation,
        staged.getStagedDigest(),
        staged.getStagedEndpointCount(),
        staged.getStagedRecordSetCount());
    assertThat(planner.enactAll(generation).getEnactedCount()).isEqualTo(10_000);
  }

  private static StageRecordSetsRequest chunk(long generation, int index, int endpoints) {
    List<PlannedEndpoint> contents =
        IntStream.range(0, endpoints)
            .mapToObj(i -> address("h%d-%d.onward.".formatted(index, i), "192.0.2.1", "192.0.2.2"))
            .toList();
    return StageRecordSetsRequest.newBuilder()
        .setGeneration(generation)
        .setChunkIndex(index)
        .addAllEndpoints(contents)
        .build();
  }

  @Test
  void a_chunk_refused_by_the_leader_ends_the_stream_at_the_follower() {
    Planner planner = new Planner(follower, "onward.");
    long generation = planner.open();

    assertThat(
            Failures.refusal(() ->
                    planner.stage(
                        chunk(generation, 0, 2), chunk(generation, 2, 2), chunk(generation, 3, 2)))
                .getRule())
        .isEqualTo("chunk-gap");
  }

  @Test
  void a_call_that_was_passed_on_before_is_not_passed_on_again() {
    Metadata passedOn = new Metadata();
    passedOn.put(CallMetadata.FORWARDED_BY, "n9");

    Failure.Unavailable unavailable =
        Failures.of(
            Failure.Unavailable.class,
            () ->
                follower
                    .plans()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(passedOn))
                    .openPlan(OpenPlanRequest.getDefaultInstance()));

    assertThat(unavailable.message()).contains("n9 passed this call on").contains("does not lead");
    assertThat(unavailable.retryAfter()).isPositive();
  }

  @Test
  void a_read_at_any_node_sees_what_was_acknowledged_before_it_began() {
    List<RunningNode> nodes = List.copyOf(cluster.nodes().all());
    for (int i = 1; i <= 30; i++) {
      String address = "192.0.2." + i;
      nodes.get(i % 3).recordSets().putRecordSets(put("fresh.onward.", address));

      GetRecordSetsResponse read =
          nodes.get((i + 1) % 3).recordSets().getRecordSets(get("fresh.onward."));

      assertThat(read.getEndpoints(0).getRecordSets(0).getValuesList()).containsExactly(address);
    }
  }

  @Test
  void a_local_read_that_names_a_revision_sees_its_own_writes() {
    PutRecordSetsResponse put =
        follower.recordSets().putRecordSets(put("own.onward.", "192.0.2.77"));

    GetRecordSetsResponse read =
        follower
            .recordSets()
            .getRecordSets(
                get("own.onward.").toBuilder()
                    .setRead(
                        ReadOptions.newBuilder()
                            .setConsistency(Consistency.CONSISTENCY_LOCAL)
                            .setMinRevision(put.getHeader().getRevision()))
                    .build());

    assertThat(read.getEndpoints(0).getRecordSets(0).getValuesList()).containsExactly("192.0.2.77");
    assertThat(read.getHeader().hasAge()).isTrue();
    assertThat(read.getHeader().getNodeId()).isEqualTo(follower.id());
  }

  @Test
  void a_watch_at_a_follower_is_told_of_changes_made_at_the_leader() {
    var watch =
        follower
            .recordSets()
            .watchRecordSets(
                WatchRecordSetsRequest.newBuilder()
                    .setSelection(Selection.newBuilder().addNames("told.onward."))
                    .build());
    watch.next();

    long revision =
        leader
            .recordSets()
            .putRecordSets(put("told.onward.", "192.0.2.1"))
            .getHeader()
            .getRevision();

    assertThat(watch.next().getRevision()).isEqualTo(revision);
  }
}
