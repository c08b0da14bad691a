package dev.holdfast.server;

import static dev.holdfast.server.BadInput.bad;
import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.StageRecordSetsRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a plan that cannot be read is refused with the field at fault and what is wrong with it,
/// and nothing has happened.
class BadPlanTest {

  @RegisterExtension private static final OneNode one = new OneNode();

  @BeforeAll
  static void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private static BadInput badChunk(String field, String problem, PlannedEndpoint... endpoints) {
    return bad(
        field,
        problem,
        node ->
            new Planner(node)
                .stage(
                    StageRecordSetsRequest.newBuilder()
                        .setGeneration(1)
                        .addAllEndpoints(List.of(endpoints))
                        .build()));
  }

  static Stream<BadInput> plans() {
    return Stream.of(
        badChunk("endpoints", "holds 0 endpoints"),
        badChunk("endpoints[0].name", "is missing", address("", "192.0.2.1")),
        badChunk(
            "endpoints[1].record_sets[0].values[0]",
            "AAAA value",
            address("api.example.", "192.0.2.1"),
            endpoint("www.example.", set("", "AAAA", "192.0.2.1"))),
        badChunk(
            "endpoints[0].record_sets",
            "A is given twice",
            endpoint("www.example.", set("", "A", "192.0.2.1"), set("", "A", "192.0.2.2"))),
        badChunk(
            "endpoints[0].record_sets",
            "CNAME stands beside other record sets",
            endpoint("www.example.", set("", "A", "192.0.2.1"), set("", "CNAME", "api.example."))),
        badChunk(
            "endpoints[1].name",
            "write its A-label form 'xn--bcher-kva.example.'",
            address("api.example.", "192.0.2.1"),
            address("bücher.example.", "192.0.2.1")),
        badChunk(
            "endpoints[0].name",
            "label 2 has 64 octets; the limit is 63",
            address("www.%s.example.".formatted("a".repeat(64)), "192.0.2.1")),
        badChunk(
            "endpoints[0].record_sets[0].values[1]",
            "same as endpoints[0].record_sets[0].values[0]",
            address("www.example.", "192.0.2.1", "192.0.2.1")),
        badChunk(
            "endpoints[0].record_sets[0].ttl_seconds",
            "4294967295 is not in 0..2147483647",
            endpoint(
                "www.example.", set("", "A", "192.0.2.1").toBuilder().setTtlSeconds(-1).build())),
        badChunk(
            "endpoints[0].record_sets[1].name",
            "is not the endpoint's name, www.example.",
            endpoint(
                "www.example.",
                set("WWW.example", "A", "192.0.2.1"),
                set("w.example.", "TXT", "\"x\""))),
        bad(
            "digest",
            "has 32 octets, not 2",
            node ->
                node.plans()
                    .sealPlan(
                        SealPlanRequest.newBuilder()
                            .setGeneration(1)
                            .setDigest(ByteString.copyFromUtf8("no"))
                            .build())),
        bad(
            "endpoints",
            "name the endpoints, or set all_endpoints",
            node -> node.plans().enactPlan(EnactPlanRequest.newBuilder().setGeneration(1).build())),
        bad(
            "endpoints",
            "beside all_endpoints",
            node ->
                node.plans()
                    .enactPlan(
                        EnactPlanRequest.newBuilder()
                            .setGeneration(1)
                            .addEndpoints("api.example.")
                            .setAllEndpoints(true)
                            .build())),
        bad(
            "endpoints[1]",
            "stands in endpoints[0] already",
            node ->
                node.plans()
                    .enactPlan(
                        EnactPlanRequest.newBuilder()
                            .setGeneration(1)
                            .addEndpoints("api.example.")
                            .addEndpoints("API.EXAMPLE")
                            .build())),
        bad(
            "mode",
            "no mode this node knows",
            node ->
                node.plans()
                    .enactPlan(
                        EnactPlanRequest.newBuilder()
                            .setGeneration(1)
                            .setAllEndpoints(true)
                            .setModeValue(77)
                            .build())),
        bad(
            "endpoints",
            "or the plan in all_of_plan",
            node -> node.plans().rollBack(RollBackRequest.getDefaultInstance())),
        bad(
            "to_generation",
            "0 is no generation",
            node ->
                node.plans()
                    .rollBack(
                        RollBackRequest.newBuilder()
                            .addEndpoints("api.example.")
                            .setToGeneration(0)
                            .build())));
  }

  @ParameterizedTest
  @MethodSource({"plans"})
  void what_is_wrong_is_told_by_its_field_and_nothing_has_happened(BadInput bad) {
    bad.assertRefusedWithoutEffect(one);
  }

  @Test
  void chunks_of_two_plans_do_not_share_a_stream() {
    Planner planner = one.planner();
    long first = planner.open();
    long second = planner.open();

    Failure.InvalidInput invalid =
        Failures.of(
            Failure.InvalidInput.class,
            () ->
                planner.stage(
                    chunk(first, address("a.example.", "192.0.2.1")),
                    chunk(second, address("b.example.", "192.0.2.1"))));

    assertThat(invalid.field()).isEqualTo("generation");
    assertThat(invalid.problem())
        .contains("is %d in a stream of chunks of plan %d".formatted(second, first));
  }

  @Test
  void a_stream_without_a_chunk_is_no_staging() {
    assertThat(Failures.of(Failure.InvalidInput.class, () -> one.planner().stage()).problem())
        .contains("held no chunk");
  }

  private static StageRecordSetsRequest chunk(long generation, PlannedEndpoint endpoint) {
    return StageRecordSetsRequest.newBuilder()
        .setGeneration(generation)
        .addEndpoints(endpoint)
        .build();
  }
}
