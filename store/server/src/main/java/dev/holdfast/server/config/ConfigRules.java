package dev.holdfast.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What has to hold between values that are right by themselves.
final class ConfigRules {

  private static final List<Key<HostPort>> ADDRESSES =
      List.of(Keys.MEMBER_RAFT, Keys.MEMBER_GRPC, Keys.MEMBER_DNS, Keys.MEMBER_HTTP);

  private static final List<Key<Path>> TLS =
      List.of(Keys.TLS_CERTIFICATE, Keys.TLS_KEY, Keys.TLS_CA);

  private final Values values;
  private final Map<HostPort, String> owners = new HashMap<>();
  private final TreeSet<String> ids = new TreeSet<>();

  ConfigRules(Values values) {
    this.values = values;
  }

  void check() {
    values.members().forEach(this::checkMember);
    checkNode();
    checkFirstStart();
    checkElection();
    checkFreeSpace();
    checkTrace();
    checkTls();
  }

  private void checkMember(int place) {
    values
        .find(Keys.MEMBER_ID, place)
        .filter(id -> !ids.add(id))
        .ifPresent(id ->
            values.problem(Keys.MEMBER_ID.at(place), "'%s' is a member already".formatted(id)));
    for (Key<HostPort> key : ADDRESSES) {
      values.find(key, place).ifPresent(address -> checkAddress(key, place, address));
    }
  }

  private void checkAddress(Key<HostPort> key, int place, HostPort address) {
    String path = key.at(place);
    boolean allowed =
        values.find(Keys.MEMBER_ALLOW_NON_LOOPBACK, place).orElse(false)
            || TLS.stream().anyMatch(tls -> values.isGiven(tls.name()));
    if (!allowed && !address.isLoopback()) {
      values.problem(
          path,
          ("%s can be reached from other machines, and whoever reaches it can change what"
                  + " DNS answers. Give the node a certificate (section 'tls'), or, if that is"
                  + " meant, write 'allow_non_loopback: true' beside it")
              .formatted(address));
    }
    Optional.ofNullable(owners.putIfAbsent(address, path))
        .ifPresent(other -> values.problem(path, "is used for %s already".formatted(other)));
  }

  private void checkNode() {
    if (values.members().isEmpty()) {
      values.problem("members", "is to list every node of the cluster, this one included");
    }
    values
        .find(Keys.NODE)
        .filter(node -> !ids.isEmpty() && !ids.contains(node))
        .ifPresent(node ->
            values.problem(
                Keys.NODE.name(),
                "'%s' is not among the members, %s".formatted(node, String.join(", ", ids))));
  }

  private void checkFirstStart() {
    if (values.find(Keys.INITIALISE).orElse(false) && values.find(Keys.JOIN).orElse(false)) {
      values.problem(
          Keys.JOIN.name(),
          "is true, and so is initialise: a node forms a new cluster or joins one, not both");
    }
    if (values.find(Keys.JOIN).orElse(false) && ids.size() == 1) {
      values.problem(
          Keys.JOIN.name(),
          "is true, and no other member is listed: list at least one of the cluster to join");
    }
  }

  private void checkElection() {
    Optional<Duration> min = values.find(Keys.ELECTION_TIMEOUT_MIN);
    Optional<Duration> max = values.find(Keys.ELECTION_TIMEOUT_MAX);
    if (min.isPresent() && max.isPresent() && max.get().compareTo(min.get()) <= 0) {
      Key<?> given =
          values.isGiven(Keys.ELECTION_TIMEOUT_MAX.name())
              ? Keys.ELECTION_TIMEOUT_MAX
              : Keys.ELECTION_TIMEOUT_MIN;
      values.problem(
          given.name(),
          "election_timeout_max, %s, is not above election_timeout_min, %s"
              .formatted(Quantity.print(max.get()), Quantity.print(min.get())));
    }
  }

  private void checkFreeSpace() {
    Optional<Long> min = values.find(Keys.FREE_SPACE_MIN);
    Optional<Long> alarm = values.find(Keys.FREE_SPACE_ALARM).flatMap(given -> given);
    if (min.isPresent() && alarm.isPresent() && alarm.get() < min.get()) {
      values.problem(
          Keys.FREE_SPACE_ALARM.name(),
          "%d octets is below free_space_min, %d octets: a node would stop before it warned"
              .formatted(alarm.get(), min.get()));
    }
  }

  /// All of them or none: half a protection is none.
  private void checkTls() {
    if (TLS.stream().anyMatch(key -> values.isGiven(key.name()))) {
      TLS.stream()
          .filter(key -> !values.isGiven(key.name()))
          .forEach(key -> values.problem(key.name(), "is missing"));
    } else if (values.isGiven(Keys.DNS_TLS.name())) {
      values.problem(
          Keys.DNS_TLS.name(), "needs a certificate to show; give the node one (section 'tls')");
    }
    values
        .find(Keys.DNS_TLS)
        .flatMap(address -> Optional.ofNullable(owners.get(address)))
        .ifPresent(other ->
            values.problem(Keys.DNS_TLS.name(), "is used for %s already".formatted(other)));
  }

  private void checkTrace() {
    if (values.isGiven(Keys.TRACE_MAX_OCTETS.name()) && !values.isGiven(Keys.TRACE_FILE.name())) {
      values.problem(Keys.TRACE_FILE.name(), "is missing");
    }
  }
}
