package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.WatchRecordSetsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what a node does can be counted from outside, under the names that are documented.
class MetricsTest {

  private static final Path OPERATING = Path.of("../../docs/operating.md");

  @RegisterExtension private final OneNode one = new OneNode();

  private static String metricsTable() throws IOException {
    return Files.readAllLines(OPERATING).stream()
        .filter(line -> line.startsWith("| `holdfast_"))
        .map(line -> line.split("\\|")[1])
        .collect(Collectors.joining("\n"));
  }

  private String scrape() {
    return one.node().get("/metrics").body();
  }

  private long sequence() {
    return one.replica().applied().state().audit().last();
  }

  private void useEverything() {
    Planner planner = one.planner();
    long zone = planner.importZone(address("api.example.", "192.0.2.1"));
    long plan = planner.seal(address("api.example.", "192.0.2.2"));
    planner.enactAll(plan);
    Failures.refusal(() -> planner.enactAll(zone));
    one.node().dig().ask("api.example.", "A");
  }

  @Test
  void calls_refusals_and_queries_are_counted() {
    useEverything();

    assertThat(scrape())
        .containsPattern(
            "holdfast_grpc_calls_seconds_count\\{code=\"OK\",method=\"OpenPlan\",service=\"holdfast.v1.PlanService\"} 2")
        .containsPattern(
            "holdfast_grpc_calls_seconds_count\\{code=\"FAILED_PRECONDITION\",method=\"EnactPlan\",service=\"holdfast.v1.PlanService\"} 1")
        .contains("holdfast_refusals_total{rule=\"stale-generation\"} ")
        .containsPattern(
            "holdfast_dns_replies_seconds_count\\{rcode=\"(NOERROR|SERVFAIL)\",transport=\"udp\"} 1")
        .contains("holdfast_role{role=\"leader\"} 1.0")
        .contains(
            "holdfast_revision %.1f".formatted((double) one.replica().applied().state().revision()))
        .contains("holdfast_audit_sequence %.1f".formatted((double) sequence()))
        .contains("holdfast_staged_octets", "holdfast_open_plans 0.0", "holdfast_claims 0.0")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void a_watch_whose_receiver_goes_away_is_counted_and_gives_its_place_back() throws Exception {
    var watch =
        RecordSetServiceGrpc.newBlockingV2Stub(one.node().channel())
            .watchRecordSets(WatchRecordSetsRequest.getDefaultInstance());
    watch.read();
    assertThat(scrape()).contains("holdfast_grpc_open_streams{lane=\"reads\"} 1.0");

    watch.cancel("enough", null);

    await()
        .untilAsserted(() ->
            assertThat(scrape())
                .contains("holdfast_grpc_open_streams{lane=\"reads\"} 0.0")
                .contains("{code=\"CANCELLED\",method=\"WatchRecordSets\""));
  }

  @Test
  void every_meter_is_documented_and_every_documented_meter_is_there() throws IOException {
    useEverything();

    Set<String> scraped =
        scrape()
            .lines()
            .filter(line -> line.startsWith("# TYPE holdfast_"))
            .map(line -> line.split(" ")[2])
            .map(name -> name.replaceAll("_(max|total)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> documented =
        Pattern.compile("`(holdfast_[a-z_]+)")
            .matcher(metricsTable())
            .results()
            .map(match -> match.group(1).replaceAll("_total$", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(scraped).isNotEmpty().isEqualTo(documented);
  }
}
