package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.ExportChunk;
import dev.holdfast.v1.ExportHeader;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.ExportZoneResponse;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.Zone;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: a read finds a node that answers, and never passes a part off as the whole.
class ReadTest {

  private final FakeCluster cluster = FakeCluster.ledBy(2);
  private final HoldfastClient client = cluster.client();

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private static LiveEndpoint endpoint(String name) {
    return LiveEndpoint.newBuilder().setName(name).build();
  }

  @Test
  void stays_with_the_node_that_answers() {
    client.recordSets().find("api.example.");
    client.recordSets().find("api.example.");

    assertThat(cluster.tries).containsExactly("node-0 read", "node-0 read");
  }

  @Test
  void tells_a_live_endpoint_from_none() {
    assertThat(client.recordSets().find("api.example.")).isEmpty();

    cluster.nodes.getFirst().onRead =
        (_, caller) ->
            FakeNode.reply(
                caller,
                GetRecordSetsResponse.newBuilder().addEndpoints(endpoint("api.example.")).build());
    assertThat(client.recordSets().find("api.example.")).contains(endpoint("api.example."));
  }

  @Test
  void moves_on_from_a_dead_node_and_stays_away() {
    cluster.nodes.get(0).close();

    client.recordSets().find("api.example.");
    client.recordSets().find("api.example.");

    assertThat(cluster.tries).containsExactly("node-1 read", "node-1 read");
  }

  @Test
  void moves_on_from_a_node_that_hangs() {
    cluster.nodes.get(0).onRead = (_, _) -> {};

    try (HoldfastClient restless = cluster.restlessClient()) {
      restless.recordSets().find("api.example.");
    }

    assertThat(cluster.tries).startsWith("node-0 read", "node-1 read");
  }

  @Test
  void moves_on_from_a_node_that_cannot_keep_up() {
    cluster.nodes.get(0).onRead =
        (_, caller) ->
            caller.onError(new Failure.TooLate("Revision 9 was not reached.").toException());

    client.recordSets().find("api.example.");

    assertThat(cluster.tries).containsExactly("node-0 read", "node-1 read");
  }

  @Test
  void is_unreachable_and_never_unknown_when_no_node_answers() {
    cluster.nodes.forEach(node -> node.onRead = (_, _) -> {});
    ClientOptions options =
        FakeCluster.OPTIONS
            .withDeadline(Duration.ofMillis(500))
            .withTryTimeout(Duration.ofMillis(100));

    try (HoldfastClient impatient = HoldfastClient.connect(cluster.addresses(), options)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> impatient.recordSets().find("api.example."));
    }
  }

  @Test
  void fetches_a_list_page_by_page_and_only_as_far_as_it_is_read() {
    List<String> tokens = new CopyOnWriteArrayList<>();
    cluster.nodes.getFirst().onList =
        (request, caller) -> {
          String token = request.getPage().getPageToken();
          tokens.add(token);
          FakeNode.reply(
              caller,
              ListRecordSetsResponse.newBuilder()
                  .addEndpoints(endpoint("a" + token))
                  .addEndpoints(endpoint("b" + token))
                  .setNextPageToken(token.length() < 2 ? token + "+" : "")
                  .build());
        };

    assertThat(names(3)).containsExactly("a", "b", "a+");
    assertThat(tokens).containsExactly("", "+");
    assertThat(names(100)).containsExactly("a", "b", "a+", "b+", "a++", "b++");
  }

  private List<String> names(int atMost) {
    return client
        .recordSets()
        .list(ListRecordSetsRequest.getDefaultInstance())
        .limit(atMost)
        .map(LiveEndpoint::getName)
        .toList();
  }

  @Test
  void reports_each_node_and_what_keeps_it_silent() {
    cluster.nodes.get(1).close();

    try (HoldfastClient one = HoldfastClient.connect(cluster.addresses().subList(0, 1))) {
      List<NodeReport> reports = one.cluster().reports(StatusRequest.getDefaultInstance());

      assertThat(reports).extracting(NodeReport::address).isEqualTo(cluster.addresses());
      assertThat(reports.get(0)).isInstanceOf(NodeReport.Answered.class);
      assertThat(reports.get(1))
          .isInstanceOfSatisfying(
              NodeReport.Silent.class, silent -> assertThat(silent.trouble()).isNotBlank());
      assertThat(reports.get(2)).isInstanceOf(NodeReport.Answered.class);
    }
  }

  private static void sendHeader(StreamObserver<ExportZoneResponse> caller) {
    caller.onNext(
        ExportZoneResponse.newBuilder()
            .setExport(
                ExportHeader.newBuilder()
                    .setHeader(ResponseHeader.newBuilder().setRevision(7))
                    .setZone(Zone.newBuilder().setName("example.").setSerial(3)))
            .build());
  }

  private static void sendChunk(StreamObserver<ExportZoneResponse> caller, String... names) {
    ExportChunk.Builder chunk = ExportChunk.newBuilder();
    for (String name : names) {
      chunk.addEndpoints(endpoint(name));
    }
    caller.onNext(ExportZoneResponse.newBuilder().setChunk(chunk).build());
  }

  @Test
  void exports_a_zone_with_its_header_and_all_its_chunks() {
    cluster.nodes.get(0).close();
    cluster.nodes.get(1).onExport =
        (_, caller) -> {
          sendHeader(caller);
          sendChunk(caller, "a.example.", "b.example.");
          sendChunk(caller, "c.example.");
          caller.onCompleted();
        };

    try (ZoneExport export = client.zones().export(ExportZoneRequest.getDefaultInstance())) {
      List<String> names = new ArrayList<>();
      export.forEachRemaining(endpoint -> names.add(endpoint.getName()));

      assertThat(names).containsExactly("a.example.", "b.example.", "c.example.");
      assertThat(export.zone().getSerial()).isEqualTo(3);
      assertThat(export.revision()).isEqualTo(7);
    }
  }

  @Test
  void never_ends_a_broken_export_as_if_it_were_whole() {
    cluster.nodes.get(0).onExport =
        (_, caller) -> {
          sendHeader(caller);
          sendChunk(caller, "a.example.");
          caller.onError(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());
        };

    try (ZoneExport export = client.zones().export(ExportZoneRequest.getDefaultInstance())) {
      assertThat(export.next().getName()).isEqualTo("a.example.");
      assertThatThrownBy(export::hasNext)
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("broke off (endpoints read: 1); start it again");
    }
  }

  @Test
  void says_what_does_not_exist() {
    cluster.nodes.get(0).onExport =
        (_, caller) ->
            caller.onError(
                new Failure.NotFound("no-such-zone", "There is no zone test.").toException());

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.zones().export(ExportZoneRequest.getDefaultInstance()))
        .satisfies(missing -> assertThat(missing.rule()).isEqualTo("no-such-zone"))
        .withMessage("There is no zone test.");
  }
}
