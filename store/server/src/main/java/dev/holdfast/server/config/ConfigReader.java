package dev.holdfast.server.config;

import dev.holdfast.tls.TlsFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes a [NodeConfig] of values in which nothing is wrong.
final class ConfigReader {

  /// What is left between the two is for what goes on under an alarm.
  private static final long FREE_SPACE_ALARM_TIMES_MIN = 2;

  private final Values values;

  private ConfigReader(Values values) {
    this.values = values;
  }

  static NodeConfig read(Values values) {
    return new ConfigReader(values).config();
  }

  private NodeConfig config() {
    return new NodeConfig(
        values.get(Keys.CLUSTER),
        values.get(Keys.NODE),
        values.get(Keys.DATA),
        values.get(Keys.INITIALISE),
        values.get(Keys.JOIN),
        members(),
        replication(),
        dns(),
        limits(),
        values
            .find(Keys.TRACE_FILE)
            .map(file -> new NodeConfig.Trace(file, values.get(Keys.TRACE_MAX_OCTETS))),
        LogConfig.of(values),
        TracingConfig.of(values),
        tls());
  }

  private Optional<TlsFiles> tls() {
    return values
        .find(Keys.TLS_CERTIFICATE)
        .map(certificate ->
            TlsFiles.of(values.get(Keys.TLS_CA), certificate, values.get(Keys.TLS_KEY)));
  }

  private List<MemberConfig> members() {
    return values.members().stream()
        .map(this::member)
        .sorted(Comparator.comparing(MemberConfig::id))
        .toList();
  }

  private MemberConfig member(int place) {
    return new MemberConfig(
        values.get(Keys.MEMBER_ID, place),
        values.get(Keys.MEMBER_RAFT, place),
        values.get(Keys.MEMBER_GRPC, place),
        values.get(Keys.MEMBER_DNS, place),
        values.get(Keys.MEMBER_HTTP, place),
        values.get(Keys.MEMBER_ALLOW_NON_LOOPBACK, place));
  }

  private NodeConfig.Replication replication() {
    return new NodeConfig.Replication(
        values.get(Keys.ELECTION_TIMEOUT_MIN),
        values.get(Keys.ELECTION_TIMEOUT_MAX),
        values.get(Keys.SNAPSHOT_CHANGES),
        values.get(Keys.LOG_ENTRIES),
        values.get(Keys.LOG_SEGMENT),
        values.get(Keys.FREE_SPACE_MIN),
        values
            .get(Keys.FREE_SPACE_ALARM)
            .orElse(FREE_SPACE_ALARM_TIMES_MIN * values.get(Keys.FREE_SPACE_MIN)),
        values.get(Keys.STATE_QUOTA));
  }

  private NodeConfig.Dns dns() {
    return new NodeConfig.Dns(
        values.get(Keys.MAX_AGE),
        values.get(Keys.START_WAIT),
        values.get(Keys.DNS_THREADS),
        values.find(Keys.DNS_TLS));
  }

  private NodeConfig.Limits limits() {
    return new NodeConfig.Limits(
        values.get(Keys.CALLS),
        values.get(Keys.STREAMS),
        values.get(Keys.REQUEST_OCTETS).intValue(),
        values.get(Keys.CALLS_PER_CONNECTION),
        values.get(Keys.WATCH_REVISIONS),
        values.get(Keys.WATCH_ENTRIES),
        values.get(Keys.RATE_PER_CALLER));
  }
}
