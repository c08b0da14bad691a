package dev.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a configuration is taken as it is meant or not at all, and whoever wrote it learns of
/// every mistake at once, with its place.
class NodeConfigTest {

  private static final String MEMBERS =
      """
      members:
        - id: n2
          raft: 127.0.0.1:7102
          grpc: 127.0.0.1:7202
          dns: 127.0.0.1:5302
          http: 127.0.0.1:7302
        - id: n1
          raft: "[::1]:7101"
          grpc: localhost:7201
          dns: 127.0.0.1:5301
          http: 127.0.0.1:7301
      """;
  private static final String SHORT = "cluster: demo\nnode: n1\ndata: data/n1\n" + MEMBERS;

  @TempDir private Path folder;

  private NodeConfig load(String text) {
    try {
      return NodeConfig.load(Files.writeString(folder.resolve("holdfast.yaml"), text));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void assertProblems(String text, String... problems) {
    String file = folder.resolve("holdfast.yaml").toString();
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(InvalidConfigException.class)
        .satisfies(thrown ->
            assertThat(thrown.getMessage().lines().map(line -> line.replace(file, "file")))
                .containsExactly(problems));
  }

  @Test
  void a_short_file_is_enough_and_the_rest_has_its_defaults() {
    NodeConfig config = load(SHORT);

    assertThat(config.cluster()).isEqualTo("demo");
    assertThat(config.dataFolder()).isEqualTo(folder.resolve("data/n1"));
    assertThat(config.mayInitialise()).isFalse();
    assertThat(config.members()).extracting(MemberConfig::id).containsExactly("n1", "n2");
    assertThat(config.self().raft()).isEqualTo(new HostPort("::1", 7101));
    assertThat(config.self().grpc()).hasToString("localhost:7201");
    assertThat(config.replication())
        .isEqualTo(
            new NodeConfig.Replication(
                Duration.ofMillis(600),
                Duration.ofMillis(1500),
                100_000,
                50_000,
                32L << 20,
                1L << 30,
                2L << 30,
                2L << 30));
    assertThat(config.dns())
        .isEqualTo(
            new NodeConfig.Dns(Optional.empty(), Duration.ofSeconds(5), 1, Optional.empty()));
    assertThat(config.limits())
        .isEqualTo(new NodeConfig.Limits(1_000, 12_000, 64 << 20, 256, 10_000, 100_000));
  }

  @Test
  void every_key_is_taken() {
    NodeConfig config =
        load(
            SHORT
                + """
                initialise: true
                replication:
                  election_timeout_min: 150ms
                  election_timeout_max: 300 ms
                  snapshot_changes: 5000
                  log_entries: 700
                  log_segment: 1MiB
                  free_space_min: 64MiB
                  free_space_alarm: 100MiB
                  state_quota: 1GiB
                dns:
                  max_age: 24h
                  start_wait: 3s
                  threads: 2
                limits:
                  calls: 1
                  streams: 2
                  request_octets: 2MiB
                  calls_per_connection: 3
                  watch_revisions: 4
                  watch_entries: 5
                trace:
                  file: trace.jsonl
                  max_octets: 1MiB
                log:
                  format: json
                  level: warn
                  levels:
                    - dev.holdfast.changes=debug
                """);

    assertThat(config.mayInitialise()).isTrue();
    assertThat(config.replication())
        .isEqualTo(
            new NodeConfig.Replication(
                Duration.ofMillis(150),
                Duration.ofMillis(300),
                5000,
                700,
                1L << 20,
                64L << 20,
                100L << 20,
                1L << 30));
    assertThat(config.dns().maxAge()).contains(Duration.ofHours(24));
    assertThat(config.dns().startWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.dns().threads()).isEqualTo(2);
    assertThat(config.limits()).isEqualTo(new NodeConfig.Limits(1, 2, 2 << 20, 3, 4, 5));
    assertThat(config.trace())
        .contains(new NodeConfig.Trace(folder.resolve("trace.jsonl"), 1 << 20));
    assertThat(config.log())
        .isEqualTo(
            new LogConfig(
                LogConfig.Format.JSON,
                LogConfig.Level.WARN,
                List.of(new LogConfig.LoggerLevel("dev.holdfast.changes", LogConfig.Level.DEBUG))));
  }

  @Test
  void the_alarm_of_free_space_comes_before_the_end() {
    assertThat(
            load(SHORT + "replication: {free_space_min: 10MiB}\n").replication().freeSpaceAlarm())
        .isEqualTo(20L << 20);
    assertProblems(
        SHORT + "replication: {free_space_min: 2MiB, free_space_alarm: 1MiB}\n",
        "file:%d: replication.free_space_alarm: 1048576 octets is below free_space_min, 2097152 octets: a node would stop before it warned"
            .formatted(SHORT.lines().count() + 1));
  }

  @Test
  void a_trace_needs_a_file_and_room_for_something() {
    assertThat(load(SHORT).trace()).isEmpty();
    long line = SHORT.lines().count() + 1;
    assertProblems(
        SHORT + "trace: {max_octets: 1KiB}\n",
        "file:%d: trace.file: is missing".formatted(line),
        "file:%d: trace.max_octets: '1KiB' is not in 64KiB to 1024GiB".formatted(line));
  }

  @Test
  void dns_over_tls_needs_a_certificate_and_an_address_of_its_own() {
    long line = SHORT.lines().count() + 1;
    assertProblems(
        SHORT + "dns: {tls: '127.0.0.1:853'}\n",
        "file:%d: dns.tls: needs a certificate to show; give the node one (section 'tls')"
            .formatted(line));
    assertProblems(
        SHORT
            + "tls: {certificate: n1.crt, key: n1.key, ca: ca.crt}\n"
            + "dns: {tls: '127.0.0.1:5301'}\n",
        "file:%d: dns.tls: is used for members[1].dns already".formatted(line + 1));
  }

  @Test
  void all_mistakes_are_told_at_once_each_with_line_key_and_reason() {
    assertProblems(
        """
        cluster: a b
        node: n9
        nodes: 3
        members:
          - id: n1
            raft: 127.0.0.1
            grpc: 127.0.0.1:99999
            dns: 127.0.0.1:5301
            htttp: 127.0.0.1:7301
        dns:
          max_age: soon
          thread: 2
        limits:
          calls: many
        initialise: yes
        """,
        "file:1: cluster: 'a b' is no name of 1 to 63 letters, digits, - and _",
        "file:1: data: is missing",
        "file:2: node: 'n9' is not among the members, n1",
        "file:3: nodes: is no key here; did you mean 'node'?",
        "file:5: members[0].http: is missing",
        "file:6: members[0].raft: '127.0.0.1' is no address and port; write one such as 127.0.0.1:7201",
        "file:7: members[0].grpc: '127.0.0.1:99999' is no address and port; write one such as 127.0.0.1:7201",
        "file:9: members[0].htttp: is no key here; did you mean 'http'?",
        "file:11: dns.max_age: 'soon' is no duration; write one such as 500ms, 2s, 10m, 24h or 7d",
        "file:12: dns.thread: is no key here; did you mean 'threads'?",
        "file:14: limits.calls: 'many' is no whole number in 1 to 100000",
        "file:15: initialise: 'yes' is neither true nor false");
  }

  @Test
  void a_node_has_to_be_among_the_members() {
    assertProblems(
        SHORT.replace("node: n1", "node: n3"),
        "file:2: node: 'n3' is not among the members, n1, n2");
  }

  @Test
  void a_node_forms_a_cluster_or_joins_one_and_not_both() {
    assertThat(load(SHORT + "join: true\n").join()).isTrue();
    assertThat(load(SHORT).join()).isFalse();
    assertProblems(
        SHORT + "join: true\ninitialise: true\n",
        "file:15: join: is true, and so is initialise: a node forms a new cluster or joins one, not both");
  }

  @Test
  void members_and_addresses_are_told_apart() {
    assertProblems(
        SHORT.replace("id: n2", "id: n1").replace("127.0.0.1:7202", "127.0.0.1:7102"),
        "file:7: members[0].grpc: is used for members[0].raft already",
        "file:10: members[1].id: 'n1' is a member already");
  }

  @Test
  void an_address_beyond_loopback_has_to_be_allowed_beside_it() {
    String beyond = SHORT.replace("127.0.0.1:7202", "192.0.2.7:7202");

    assertThatThrownBy(() -> load(beyond))
        .hasMessageContaining("members[0].grpc: 192.0.2.7:7202 can be reached from other machines")
        .hasMessageContaining("write 'allow_non_loopback: true' beside it");
    assertThat(
            load(beyond.replace("  - id: n2", "  - id: n2\n    allow_non_loopback: true"))
                .members()
                .getLast()
                .allowNonLoopback())
        .isTrue();
  }

  @Test
  void a_name_other_than_localhost_and_any_address_at_all_are_beyond_loopback() {
    for (String address : new String[] {"db.example:7202", "0.0.0.0:7202", "\"[::]:7202\""}) {
      assertThatThrownBy(() -> load(SHORT.replace("127.0.0.1:7202", address)))
          .hasMessageContaining("can be reached from other machines");
    }
  }

  @Test
  void election_timeouts_leave_room_between_them() {
    assertProblems(
        SHORT + "replication: {election_timeout_min: 1s, election_timeout_max: 1s}\n",
        "file:15: replication.election_timeout_max: election_timeout_max, 1s, is not above election_timeout_min, 1s");
  }

  @Test
  void an_age_can_be_unlimited_in_so_many_words() {
    assertThat(load(SHORT + "dns: {max_age: unlimited}\n").dns().maxAge()).isEmpty();
  }

  @Test
  void a_key_given_twice_is_a_mistake() {
    assertProblems(SHORT + "node: n2\n", "file:15: node: is given twice");
  }

  @Test
  void what_is_no_configuration_at_all_is_told_as_such() {
    assertProblems("", "file: is empty");
    assertProblems(
        "- a\n- b\n",
        "file:1: is to hold keys and values, `key: value`",
        "file:1: cluster: is missing",
        "file:1: data: is missing",
        "file:1: members: is to list every node of the cluster, this one included",
        "file:1: node: is missing");
    assertThatThrownBy(() -> load("cluster: [")).hasMessageContaining(": is no YAML: ");
    assertThatThrownBy(() -> NodeConfig.load(folder.resolve("none.yaml")))
        .hasMessageEndingWith("none.yaml: cannot be read: there is no such file");
  }
}
