package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.server.Collector.Told;
import dev.holdfast.server.config.TracingConfig;
import dev.holdfast.server.tracing.Tracing;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.RequestHeader;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Goal: one trace tells a change's whole way, over both nodes that had part in it, and comes to a
/// collector as any tool of OpenTelemetry's would read it.
class TracingTest {

  private static final String PUT = "holdfast.v1.RecordSetService/PutRecordSets";

  @Test
  void a_change_called_at_a_follower_is_one_trace_from_the_caller_to_the_log_of_the_leader()
      throws Exception {
    try (Collector collector = new Collector()) {
      TracingConfig tracing = new TracingConfig(collector.endpoint(), 1);
      String follower;
      PutRecordSetsResponse response;
      try (ThreeNodes nodes = ThreeNodes.start(config -> TestConfigs.with(config, tracing));
          Tracing ofCaller = Tracing.of(Optional.of(tracing), "planner", "ada")) {
        new Planner(nodes.leader(), "traced.").importZone();
        follower = nodes.follower().id();
        response = put(nodes.follower(), ofCaller);
      }
      String leader = response.getHeader().getNodeId();

      // All have sent what they had when they were closed; the last batches may be on their way.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> trace(collector).stream().anyMatch(told -> told.name().equals("apply")));
      List<Told> trace = trace(collector);
      Told called = only(trace, "ada", PUT);
      Told received = childOf(called, trace, follower);
      Told passedOn = childOf(received, trace, follower);
      Told led = childOf(passedOn, trace, leader);
      Told append = child(led, trace, "append");
      Told apply = child(led, trace, "apply");

      assertThat(leader).isNotEqualTo(follower);
      assertThat(trace).extracting(Told::name).filteredOn(PUT::equals).hasSize(4);
      assertThat(append.attribute("holdfast.request_id")).isEqualTo("traced-1");
      assertThat(apply.attribute("holdfast.log_index"))
          .isEqualTo(Long.toString(response.getHeader().getLogIndex()));
      assertThat(apply.attribute("holdfast.revision"))
          .isEqualTo(Long.toString(response.getHeader().getRevision()));
      assertThat(append.span().getEndTimeUnixNano())
          .isEqualTo(apply.span().getStartTimeUnixNano())
          .isGreaterThan(append.span().getStartTimeUnixNano());
      assertThat(append.service()).isEqualTo("holdfast-node");
    }
  }

  private static PutRecordSetsResponse put(RunningNode node, Tracing tracing) {
    Channel channel = ClientInterceptors.intercept(node.channel(), tracing.ofClient());
    return RecordSetServiceGrpc.newBlockingStub(channel)
        .putRecordSets(
            PutRecordSetsRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setRequestId("traced-1"))
                .addRecordSets(set("a.traced.", "A", "192.0.2.1"))
                .build());
  }

  /// The spans of the trace that the caller began.
  private static List<Told> trace(Collector collector) {
    List<Told> all = collector.told();
    return all.stream()
        .filter(told -> told.service().equals("planner"))
        .findFirst()
        .map(first ->
            all.stream()
                .filter(told -> told.span().getTraceId().equals(first.span().getTraceId()))
                .toList())
        .orElse(List.of());
  }

  private static Told only(List<Told> trace, String instance, String name) {
    List<Told> found =
        trace.stream()
            .filter(told -> told.instance().equals(instance) && told.name().equals(name))
            .toList();
    assertThat(found).as("%s at %s in %s", name, instance, trace).hasSize(1);
    return found.getFirst();
  }

  private static Told childOf(Told parent, List<Told> trace, String instance) {
    return only(trace.stream().filter(told -> told.isChildOf(parent)).toList(), instance, PUT);
  }

  private static Told child(Told parent, List<Told> trace, String name) {
    return only(
        trace.stream().filter(told -> told.isChildOf(parent)).toList(), parent.instance(), name);
  }
}
