package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RequestHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/// Goal: whoever has a request's id finds it in the log of every node it went through, down to the
/// log entry that it became.
class RequestIdTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.holdfast");

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  private final Lines lines = new Lines();

  /// Lines with all that is known of them, by the names it has in JSON.
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<Map<String, String>> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      Map<String, String> line = new TreeMap<>(event.getMDCPropertyMap());
      if (event.getKeyValuePairs() != null) {
        event.getKeyValuePairs().forEach(pair -> line.put(pair.key, pair.value.toString()));
      }
      line.put("message", event.getFormattedMessage());
      all.add(line);
    }

    List<Map<String, String>> of(String requestId) {
      return all.stream().filter(line -> requestId.equals(line.get("request_id"))).toList();
    }
  }

  @BeforeAll
  static void importZone() {
    new Planner(cluster.nodes().leader(), "followed.").importZone();
  }

  @BeforeEach
  void listen() {
    lines.start();
    LOGGER.addAppender(lines);
    LOGGER.setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    LOGGER.detachAppender(lines);
    LOGGER.setLevel(null);
  }

  private static PutRecordSetsRequest put(String name, String requestId) {
    return PutRecordSetsRequest.newBuilder()
        .setHeader(RequestHeader.newBuilder().setRequestId(requestId))
        .addRecordSets(set(name, "A", "192.0.2.1"))
        .build();
  }

  @Test
  void one_id_leads_through_forwarder_and_leader_to_the_log_entry_and_the_reply() {
    RunningNode leader = cluster.nodes().leader();
    PutRecordSetsResponse response =
        cluster.nodes().follower().recordSets().putRecordSets(put("a.followed.", "follow-1"));

    List<Map<String, String>> found = lines.of("follow-1");
    assertThat(found).hasSize(2);
    assertThat(found.getFirst())
        .containsEntry("message", "Passed on to the leader, " + leader.id())
        .containsEntry("caller", "tester")
        .containsEntry("method", "PutRecordSets");
    assertThat(found.getLast())
        .containsEntry("message", "PutRecordSets was accepted")
        .containsEntry("caller", "tester")
        .containsEntry("log_index", Long.toString(response.getHeader().getLogIndex()))
        .containsEntry("log_offset", Integer.toString(response.getHeader().getLogOffset()))
        .containsEntry("revision", Long.toString(response.getHeader().getRevision()));
  }

  @Test
  void a_client_logs_its_requests_under_the_ids_that_the_nodes_log() {
    List<String> addresses = new ArrayList<>();
    cluster.nodes().all().forEach(node -> addresses.add(node.channel().authority()));
    try (HoldfastClient client =
        HoldfastClient.connect(addresses, ClientOptions.DEFAULT.withCaller("ada"))) {
      client.recordSets().put(put("b.followed.", "").toBuilder().build());
    }

    Map<String, String> sent =
        lines.all.stream()
            .filter(line -> line.get("message").startsWith("PutRecordSets was served at"))
            .findFirst()
            .orElseThrow();
    assertThat(lines.of(sent.get("request_id")))
        .anySatisfy(line ->
            assertThat(line)
                .containsEntry("message", "PutRecordSets was accepted")
                .containsEntry("caller", "ada")
                .containsEntry("log_index", sent.get("log_index"))
                .containsEntry("revision", sent.get("revision")));
  }

  @Test
  void a_refusal_and_a_repeat_are_told_as_such() {
    RunningNode leader = cluster.nodes().leader();
    leader.recordSets().putRecordSets(put("c.followed.", "repeated"));
    leader.recordSets().putRecordSets(put("c.followed.", "repeated"));
    Failures.refusal(() -> leader.recordSets().putRecordSets(put("c.elsewhere.", "refused")));

    assertThat(lines.of("repeated"))
        .extracting(line -> line.get("message"))
        .containsExactly(
            "PutRecordSets was accepted", "PutRecordSets was accepted, as this request was before");
    assertThat(lines.of("refused"))
        .extracting(line -> line.get("message"))
        .containsExactly("PutRecordSets was refused by no-such-zone");
  }

  @Test
  void an_id_that_could_forge_a_line_is_in_no_line() {
    Failures.of(() ->
        cluster
            .nodes()
            .leader()
            .recordSets()
            .putRecordSets(put("d.followed.", "x\n2026-01-01 forged")));

    assertThat(lines.all).noneMatch(line -> String.join("", line.values()).contains("forged"));
  }
}
