package dev.holdfast.server.config;

import dev.holdfast.replica.trace.TraceOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads a file's sections into a [NodeConfig]. Goes on after a mistake, so that all are found.
final class ConfigReader {

  private static final Duration SHORTEST_ELECTION = Duration.ofMillis(50);
  private static final Duration LONGEST_ELECTION = Duration.ofSeconds(60);
  private static final Duration LONGEST_AGE = Duration.ofDays(366);

  private static final int REQUESTS_OCTETS_MIN = 1 << 20;
  private static final int REQUESTS_OCTETS_MAX = 1 << 30;

  private final Path file;
  private final Section root;
  private final List<Problem> problems;
  private final Map<HostPort, String> owners = new HashMap<>();
  private final TreeSet<String> ids = new TreeSet<>();

  ConfigReader(Path file, Section root, List<Problem> problems) {
    this.file = file;
    this.root = root;
    this.problems = problems;
  }

  /// The configuration; empty, with the reasons noted, if anything is wrong.
  Optional<NodeConfig> read() {
    Optional<String> cluster = root.required("cluster", ConfigReader::word);
    Optional<String> node = root.required("node", ConfigReader::word);
    Optional<Path> data = root.required("data", this::path);
    boolean initialise = root.flag("initialise");
    List<MemberConfig> members = members();
    NodeConfig.Replication replication =
        root.section("replication").map(this::replication).orElse(NodeConfig.Replication.DEFAULT);
    NodeConfig.Dns dns = root.section("dns").map(this::dns).orElse(NodeConfig.Dns.DEFAULT);
    NodeConfig.Limits limits =
        root.section("limits").map(this::limits).orElse(NodeConfig.Limits.DEFAULT);
    Optional<NodeConfig.Trace> trace = root.section("trace").flatMap(this::trace);
    root.refuseUnknown();
    node.ifPresent(this::checkMember);
    return problems.isEmpty()
        ? Optional.of(
            new NodeConfig(
                cluster.orElseThrow(),
                node.orElseThrow(),
                data.orElseThrow(),
                initialise,
                members,
                replication,
                dns,
                limits,
                trace))
        : Optional.empty();
  }

  private static String word(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
      throw new IllegalArgumentException(
          "'%s' is no name of 1 to 63 letters, digits, - and _".formatted(text));
    }
    return text;
  }

  /// Relative paths lie beside the file, wherever the node is started from.
  private Path path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; name a path");
    }
    return file.toAbsolutePath().resolveSibling(text).normalize();
  }

  private void checkMember(String id) {
    if (!ids.isEmpty() && !ids.contains(id)) {
      root.problem(
          "node", "'%s' is not among the members, %s".formatted(id, String.join(", ", ids)));
    }
  }

  private List<MemberConfig> members() {
    List<MemberConfig> members = new ArrayList<>();
    List<Section> sections = root.sections("members");
    if (sections.isEmpty()) {
      root.problem("members", "is to list every node of the cluster, this one included");
    }
    for (Section section : sections) {
      member(section).ifPresent(members::add);
    }
    members.sort(Comparator.comparing(MemberConfig::id));
    return members;
  }

  private Optional<MemberConfig> member(Section section) {
    Optional<String> id = section.required("id", ConfigReader::word);
    id.filter(known -> !ids.add(known))
        .ifPresent(known -> section.problem("id", "'%s' is a member already".formatted(known)));
    boolean allowed = section.flag("allow_non_loopback");
    Optional<HostPort> raft = address(section, "raft", allowed);
    Optional<HostPort> grpc = address(section, "grpc", allowed);
    Optional<HostPort> dns = address(section, "dns", allowed);
    Optional<HostPort> http = address(section, "http", allowed);
    section.refuseUnknown();
    if (id.isEmpty() || raft.isEmpty() || grpc.isEmpty() || dns.isEmpty() || http.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MemberConfig(id.get(), raft.get(), grpc.get(), dns.get(), http.get(), allowed));
  }

  private Optional<HostPort> address(Section section, String key, boolean nonLoopbackAllowed) {
    Optional<HostPort> address = section.required(key, HostPort::parse);
    address
        .filter(found -> !nonLoopbackAllowed && !found.isLoopback())
        .ifPresent(found ->
            section.problem(
                key,
                ("%s can be reached from other machines, and whoever reaches it can change what"
                        + " DNS answers: there is no access control yet. If that is meant, write"
                        + " 'allow_non_loopback: true' beside it")
                    .formatted(found)));
    address
        .map(found -> owners.putIfAbsent(found, key))
        .ifPresent(other -> section.problem(key, "is used for %s already".formatted(other)));
    return address;
  }

  private NodeConfig.Replication replication(Section section) {
    NodeConfig.Replication standard = NodeConfig.Replication.DEFAULT;
    Duration min =
        section.duration(
            "election_timeout_min",
            standard.electionTimeoutMin(),
            SHORTEST_ELECTION,
            LONGEST_ELECTION);
    Duration max =
        section.duration(
            "election_timeout_max",
            standard.electionTimeoutMax(),
            SHORTEST_ELECTION,
            LONGEST_ELECTION);
    if (max.compareTo(min) <= 0) {
      section.problem("election_timeout_max", "is not above election_timeout_min");
    }
    NodeConfig.Replication replication =
        new NodeConfig.Replication(
            min,
            max,
            section.count("snapshot_entries", (int) standard.snapshotEntries(), 100, 100_000_000),
            section.optional("free_space_min", Quantity::octets).orElse(standard.freeSpaceMin()));
    section.refuseUnknown();
    return replication;
  }

  private NodeConfig.Dns dns(Section section) {
    NodeConfig.Dns standard = NodeConfig.Dns.DEFAULT;
    NodeConfig.Dns dns =
        new NodeConfig.Dns(
            maxAge(section),
            section.duration("start_wait", standard.startWait(), Duration.ZERO, LONGEST_ELECTION),
            section.count("threads", standard.threads(), 1, 64));
    section.refuseUnknown();
    return dns;
  }

  private static Optional<Duration> maxAge(Section section) {
    if (section.optional("max_age", text -> text).filter("unlimited"::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
            section.duration("max_age", Duration.ZERO, Duration.ofSeconds(1), LONGEST_AGE))
        .filter(Duration::isPositive);
  }

  private static int requestOctets(String text) {
    long octets = Quantity.octets(text);
    if (octets < REQUESTS_OCTETS_MIN || octets > REQUESTS_OCTETS_MAX) {
      throw new IllegalArgumentException("'%s' is not in 1MiB to 1GiB".formatted(text));
    }
    return (int) octets;
  }

  private NodeConfig.Limits limits(Section section) {
    NodeConfig.Limits standard = NodeConfig.Limits.DEFAULT;
    NodeConfig.Limits limits =
        new NodeConfig.Limits(
            section.count("calls", standard.calls(), 1, 100_000),
            section.count("streams", standard.streams(), 1, 100_000),
            section
                .optional("request_octets", ConfigReader::requestOctets)
                .orElse(standard.requestOctets()),
            section.count("calls_per_connection", standard.callsPerConnection(), 1, 100_000),
            section.count("watch_revisions", standard.watchRevisions(), 1, 10_000_000),
            section.count("watch_entries", standard.watchEntries(), 1, 100_000_000));
    section.refuseUnknown();
    return limits;
  }

  private Optional<NodeConfig.Trace> trace(Section section) {
    Optional<Path> recorded = section.required("file", this::path);
    long octets =
        section
            .optional("max_octets", ConfigReader::traceOctets)
            .orElse(NodeConfig.Trace.MAX_OCTETS);
    section.refuseUnknown();
    return recorded.map(path -> new NodeConfig.Trace(path, octets));
  }

  private static long traceOctets(String text) {
    long octets = Quantity.octets(text);
    if (octets < TraceOptions.LEAST_OCTETS) {
      throw new IllegalArgumentException("'%s' is less than 64KiB".formatted(text));
    }
    return octets;
  }
}
