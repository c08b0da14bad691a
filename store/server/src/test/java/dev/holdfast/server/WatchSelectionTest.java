package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a watch is told of what it selects and nothing else, and begins where it may.
class WatchSelectionTest {

  @RegisterExtension private final OneNode one = new OneNode(config -> config);

  @BeforeEach
  void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private long revision() {
    return one.replica().applied().state().revision();
  }

  private long put(String name, String address) {
    return one.node()
        .recordSets()
        .putRecordSets(
            PutRecordSetsRequest.newBuilder().addRecordSets(set(name, "A", address)).build())
        .getHeader()
        .getRevision();
  }

  private Iterator<WatchRecordSetsResponse> watch(WatchRecordSetsRequest.Builder request) {
    return one.node().recordSets().watchRecordSets(request.build());
  }

  private static List<String> names(WatchRecordSetsResponse message) {
    return message.getEndpointsList().stream().map(LiveEndpoint::getName).toList();
  }

  @Test
  void a_watch_is_told_only_of_the_endpoints_it_selects() {
    var watch =
        watch(
            WatchRecordSetsRequest.newBuilder()
                .setSelection(Selection.newBuilder().setUnder("eu.example.").setNamePrefix("API")));
    watch.next();
    put("api.us.example.", "192.0.2.3");
    put("www.eu.example.", "192.0.2.3");
    put("api.eu.example.", "192.0.2.3");

    assertThat(names(watch.next())).containsExactly("api.eu.example.");
  }

  @Test
  void each_way_to_select_finds_its_endpoints_among_many_watches() {
    Map<String, Selection> selections =
        Map.of(
            "all", Selection.getDefaultInstance(),
            "zone", Selection.newBuilder().setZone("example.").build(),
            "under", Selection.newBuilder().setUnder("eu.example.").build(),
            "zone and under", Selection.newBuilder().setZone("example.").setUnder(".").build(),
            "name", Selection.newBuilder().addNames("api.eu.example.").build(),
            "prefix", Selection.newBuilder().setNamePrefix("API.").build(),
            "other name", Selection.newBuilder().addNames("www.eu.example.").build(),
            "other prefix", Selection.newBuilder().setNamePrefix("apis.").build(),
            "other branch", Selection.newBuilder().setUnder("us.example.").build());
    Map<String, Iterator<WatchRecordSetsResponse>> watches = new TreeMap<>();
    selections.forEach((name, selection) -> {
      var watch = watch(WatchRecordSetsRequest.newBuilder().setSelection(selection));
      watch.next();
      watches.put(name, watch);
    });
    long revision = put("api.eu.example.", "192.0.2.3");

    watches.forEach((name, watch) -> {
      WatchRecordSetsResponse told = watch.next();
      assertThat(told.getRevision()).as(name).isEqualTo(revision);
      assertThat(names(told))
          .as(name)
          .isEqualTo(name.startsWith("other") ? List.of() : List.of("api.eu.example."));
    });
  }

  @Test
  void a_watch_of_a_zone_that_is_not_there_is_refused() {
    Failure.NotFound missing =
        Failures.of(
            Failure.NotFound.class,
            () ->
                watch(
                        WatchRecordSetsRequest.newBuilder()
                            .setSelection(Selection.newBuilder().setZone("nowhere.")))
                    .next());

    assertThat(missing.rule()).isEqualTo("no-such-zone");
  }

  @Test
  void a_node_that_lost_the_leader_ends_its_watches_instead_of_calling_them_up_to_date() {
    var local =
        watch(
            WatchRecordSetsRequest.newBuilder()
                .setRead(ReadOptions.newBuilder().setConsistency(Consistency.CONSISTENCY_LOCAL)));
    var watch = watch(WatchRecordSetsRequest.newBuilder());
    long revision = watch.next().getRevision();
    local.next();

    one.replica().loseTheLeader(Duration.ofSeconds(12));

    Failure.Unavailable ended = Failures.of(Failure.Unavailable.class, watch::next);
    assertThat(ended.message())
        .contains("heard from no leader for 12 s", "after revision " + revision);
    assertThat(local.next().getRevision()).isEqualTo(revision);
  }

  @Test
  void a_watch_begins_no_earlier_than_the_revision_it_asks_for() {
    var watch =
        watch(
            WatchRecordSetsRequest.newBuilder()
                .setCurrentFirst(true)
                .setRead(ReadOptions.newBuilder().setMinRevision(revision() + 1)));
    long revision = put("api.example.", "192.0.2.2");

    assertThat(watch.next().getRevision()).isEqualTo(revision);
  }
}
