package dev.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what overrules what is plain, nothing is overruled or lost unseen, and whoever asks learns
/// where a value came from.
class ConfigSourcesTest {

  private static final String FILE =
      """
      cluster: demo
      node: n1
      data: data
      members:
        - {id: n1, raft: 127.0.0.1:7101, grpc: 127.0.0.1:7201, dns: 127.0.0.1:5301, http: 127.0.0.1:7301}
      dns: {threads: 2}
      limits:
        calls: 10
      """;

  @TempDir private Path folder;

  private EffectiveConfig load(Map<String, String> environment, String... flags) {
    try {
      Path file = Files.writeString(folder.resolve("n1.yaml"), FILE);
      return EffectiveConfig.load(new ConfigSources(file, environment, List.of(flags)));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void assertProblems(Map<String, String> environment, String[] flags, String... problems) {
    String file = folder.resolve("n1.yaml").toString();
    assertThatThrownBy(() -> load(environment, flags))
        .isInstanceOf(InvalidConfigException.class)
        .satisfies(thrown ->
            assertThat(thrown.getMessage().lines().map(line -> line.replace(file, "file")))
                .containsExactly(problems));
  }

  private static String[] flags(String... flags) {
    return flags;
  }

  private static String from(EffectiveConfig config, String key) {
    return config.settings().stream()
        .filter(setting -> setting.key().equals(key))
        .map(setting -> setting.value() + " from " + setting.origin())
        .reduce((one, other) -> one + ", and " + other)
        .orElse("nothing");
  }

  @Test
  void a_flag_overrules_a_variable_which_overrules_the_file() {
    Map<String, String> environment =
        Map.of("HOLDFAST_LIMITS_CALLS", "20", "HOLDFAST_DNS_THREADS", "3");
    EffectiveConfig config = load(environment, "limits.calls=30");

    assertThat(config.config().limits().calls()).isEqualTo(30);
    assertThat(config.config().dns().threads()).isEqualTo(3);
    assertThat(from(config, "limits.calls")).isEqualTo("30 from --set limits.calls=30");
    assertThat(from(config, "dns.threads")).isEqualTo("3 from HOLDFAST_DNS_THREADS");
    assertThat(from(config, "node")).isEqualTo("n1 from %s/n1.yaml:2".formatted(folder));
    assertThat(from(config, "limits.streams")).isEqualTo("12000 from default");
    assertThat(from(config, "trace.file")).isEqualTo("nothing");
  }

  @Test
  void members_are_overruled_by_their_place_and_may_be_added() {
    EffectiveConfig config =
        load(
            Map.of(
                "HOLDFAST_MEMBERS_0_GRPC", "127.0.0.1:9",
                "HOLDFAST_MEMBERS_1_ID", "n2",
                "HOLDFAST_MEMBERS_1_RAFT", "127.0.0.1:1",
                "HOLDFAST_MEMBERS_1_GRPC", "127.0.0.1:2",
                "HOLDFAST_MEMBERS_1_DNS", "127.0.0.1:3"),
            "members[1].http=127.0.0.1:4");

    assertThat(config.config().self().grpc()).isEqualTo(new HostPort("127.0.0.1", 9));
    assertThat(config.config().members().getLast().http()).hasToString("127.0.0.1:4");
    assertThat(from(config, "members[0].grpc")).endsWith("from HOLDFAST_MEMBERS_0_GRPC");
  }

  @Test
  void a_member_that_lacks_something_is_told_wherever_it_was_begun() {
    assertProblems(
        Map.of("HOLDFAST_MEMBERS_1_ID", "n2"),
        flags("members[1].raft=127.0.0.1:1", "members[1].dns=127.0.0.1:7201"),
        "file: members[1].grpc: is missing",
        "file: members[1].http: is missing",
        "--set members[1].dns=127.0.0.1:7201: members[1].dns: is used for members[0].grpc already");
  }

  @Test
  void relative_paths_lie_beside_the_file_or_where_the_node_is_started() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(load(Map.of()).config().dataFolder()).isEqualTo(folder.resolve("data"));
    assertThat(load(Map.of("HOLDFAST_DATA", "d")).config().dataFolder())
        .isEqualTo(here.resolve("d"));
    assertThat(load(Map.of(), "data=../d").config().dataFolder())
        .isEqualTo(here.getParent().resolve("d"));
  }

  @Test
  void mistakes_of_all_three_are_told_together_each_with_its_place() {
    assertProblems(
        Map.of(
            "HOLDFAST_DNS_THREDS", "2",
            "HOLDFAST_LIMITS_OF_ALL_KINDS_AT_ONCE", "2",
            "HOLDFAST_LIMITS_CALLS", "none"),
        flags("dns.threads=0", "dns.start_wait", "limit.calls=5", "colour=red", "members[].id=x"),
        "HOLDFAST_DNS_THREDS: gives no key; did you mean HOLDFAST_DNS_THREADS?",
        "HOLDFAST_LIMITS_CALLS: limits.calls: 'none' is no whole number in 1 to 100000",
        "HOLDFAST_LIMITS_OF_ALL_KINDS_AT_ONCE: gives no key of limits",
        "--set colour=red: colour: is no key; 'holdfast config keys' lists them",
        "--set dns.start_wait: is to be key=value, such as dns.threads=2",
        "--set dns.threads=0: dns.threads: '0' is no whole number in 1 to 64",
        "--set limit.calls=5: limit.calls: is no key; did you mean 'limits.calls'?",
        "--set members[].id=x: members[].id: is a list; say which entry by its place, from 0: members[0].id");
  }

  @Test
  void a_mistake_is_one_even_where_another_value_overrules_it() {
    assertProblems(
        Map.of("HOLDFAST_DNS_THREADS", "many"),
        flags("dns.threads=2", "dns.threads=3"),
        "HOLDFAST_DNS_THREADS: dns.threads: 'many' is no whole number in 1 to 64",
        "--set dns.threads=3: dns.threads: is given twice");
  }

  @Test
  void what_holds_together_is_what_the_sources_say_together() {
    assertProblems(
        Map.of("HOLDFAST_REPLICATION_ELECTION_TIMEOUT_MIN", "3s"),
        flags("node=n2"),
        "HOLDFAST_REPLICATION_ELECTION_TIMEOUT_MIN: replication.election_timeout_min: election_timeout_max, 1500ms, is not above election_timeout_min, 3s",
        "--set node=n2: node: 'n2' is not among the members, n1");
  }

  @Test
  void variables_of_other_programs_and_empty_ones_are_left_alone() {
    Map<String, String> kubernetes =
        Map.of(
            "HOLDFAST_SERVICE_HOST", "10.0.0.1",
            "HOLDFAST_DNS_SERVICE_HOST", "10.0.0.1",
            "HOLDFAST_DNS_SERVICE_PORT_UDP", "53",
            "HOLDFAST_DNS_PORT", "udp://10.0.0.1:53",
            "HOLDFAST_DNS_PORT_53_UDP_ADDR", "10.0.0.1");
    Map<String, String> ours =
        Map.of(
            "HOLDFAST_SERVERS", "10.0.0.1:1",
            "HOLDFAST_CALLER", "ada",
            "HOLDFAST_JAVA_OPTIONS", "-Xmx1g",
            "HOLDFAST_INVOKED", "./holdfast",
            "HOLDFAST_DNS_THREADS", "");

    assertThat(load(kubernetes).settings()).isEqualTo(load(Map.of()).settings());
    assertThat(load(ours).settings()).isEqualTo(load(Map.of()).settings());
  }

  @Test
  void numbers_beyond_counting_are_refused_like_others() {
    assertThatThrownBy(() -> load(Map.of(), "replication.free_space_min=999999999999GiB"))
        .hasMessageEndingWith("'999999999999GiB' is more than can be counted");
    assertThatThrownBy(() -> load(Map.of(), "dns.max_age=999999999999d"))
        .hasMessageEndingWith("'999999999999d' is not in 1s to 366d");
  }

  @Test
  void what_is_missing_is_not_told_of_a_file_that_cannot_be_read() {
    ConfigSources nowhere =
        new ConfigSources(
            Path.of("nowhere.yaml"), Map.of("HOLDFAST_DNS_THREADS", "0"), List.of("x"));
    assertThatThrownBy(() -> EffectiveConfig.load(nowhere))
        .satisfies(thrown ->
            assertThat(thrown.getMessage().lines())
                .containsExactly(
                    "nowhere.yaml: cannot be read: there is no such file",
                    "HOLDFAST_DNS_THREADS: dns.threads: '0' is no whole number in 1 to 64",
                    "--set x: is to be key=value, such as dns.threads=2"));
  }

  @Test
  void levels_of_the_log_stand_in_a_list_or_between_commas() {
    assertThat(load(Map.of("HOLDFAST_LOG_LEVELS", "a.b=debug, c=warn")).config().log().levels())
        .containsExactly(
            new LogConfig.LoggerLevel("a.b", LogConfig.Level.DEBUG),
            new LogConfig.LoggerLevel("c", LogConfig.Level.WARN));
    assertProblems(
        Map.of("HOLDFAST_LOG_FORMAT", "yaml"),
        flags("log.levels=a.b=loud", "log.level=d"),
        "HOLDFAST_LOG_FORMAT: log.format: 'yaml' is none of text, json",
        "--set log.level=d: log.level: 'd' is none of error, warn, info, debug, trace",
        "--set log.levels=a.b=loud: log.levels: 'loud' is none of error, warn, info, debug, trace");
  }

  @Test
  void processes_without_a_file_take_the_log_from_the_environment_and_nothing_else() {
    Map<String, String> environment =
        Map.of("HOLDFAST_LOG_FORMAT", "json", "HOLDFAST_DNS_THREADS", "of another process");

    assertThat(LogConfig.of(environment))
        .isEqualTo(new LogConfig(LogConfig.Format.JSON, LogConfig.Level.INFO, List.of()));
    assertThatThrownBy(() -> LogConfig.of(Map.of("HOLDFAST_LOG_FORMT", "json")))
        .hasMessage("HOLDFAST_LOG_FORMT: gives no key; did you mean HOLDFAST_LOG_FORMAT?");
  }

  @Test
  void an_age_given_as_a_variable_is_taken() {
    assertThat(load(Map.of("HOLDFAST_DNS_MAX_AGE", "24h")).config().dns().maxAge())
        .contains(Duration.ofHours(24));
  }
}
