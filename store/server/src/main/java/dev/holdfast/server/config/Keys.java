package dev.holdfast.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Every key there is. A new one is a line here: what reads values, what prints them and the table
/// in `docs/operating.md` follow it, and a test holds the last of these to it.
final class Keys {

  private static final List<Key<?>> TABLE = new ArrayList<>();

  static final Key<String> CLUSTER =
      required(
          "cluster",
          Kinds.WORD,
          "name of the cluster. Nodes of different names never talk to each other");
  static final Key<String> NODE = required("node", Kinds.WORD, "id of this node, one of `members`");
  static final Key<Path> DATA =
      required("data", Kinds.PATH, "folder for this node's log and snapshots, for it alone");
  static final Key<Boolean> INITIALISE =
      key(
          "initialise",
          Kinds.FLAG,
          "false",
          "whether an empty `data` folder may be made into a new member's. True for the first start"
              + " only: a node that lost its data must not come back as if it had never voted");
  static final Key<Boolean> JOIN =
      key(
          "join",
          Kinds.FLAG,
          "false",
          "whether a node with an empty `data` folder waits to be added to a cluster there is"
              + " already. True for the first start of a new member only, for the same reason");

  static final Key<String> MEMBER_ID =
      required(
          "members[].id",
          Kinds.WORD,
          "id of a node. A new cluster is formed of those listed; later this node's own entry counts,"
              + " and of the others the cluster itself knows");
  static final Key<HostPort> MEMBER_RAFT =
      required(
          "members[].raft",
          Kinds.ADDRESS,
          "where that node listens for the others' replication, and where they find it");
  static final Key<HostPort> MEMBER_GRPC =
      required("members[].grpc", Kinds.ADDRESS, "where it takes calls");
  static final Key<HostPort> MEMBER_DNS =
      required("members[].dns", Kinds.ADDRESS, "where it answers DNS, over UDP and TCP");
  static final Key<HostPort> MEMBER_HTTP =
      required("members[].http", Kinds.ADDRESS, "where it serves metrics and health");
  static final Key<Boolean> MEMBER_ALLOW_NON_LOOPBACK =
      key(
          "members[].allow_non_loopback",
          Kinds.FLAG,
          "false",
          "whether that node's addresses may be reached from other machines without `tls`");

  static final Key<Path> TLS_CERTIFICATE =
      optional(
          "tls.certificate",
          Kinds.PATH,
          "this node's certificate, and those between it and the authority, as PEM. Protects every"
              + " port but that of plain DNS; [more](tls.md)");
  static final Key<Path> TLS_KEY =
      optional("tls.key", Kinds.PATH, "its private key, as PEM (PKCS#8) without a password");
  static final Key<Path> TLS_CA =
      optional(
          "tls.ca",
          Kinds.PATH,
          "certificates of the authorities that sign for the cluster's nodes and callers, as PEM");

  static final Key<Duration> ELECTION_TIMEOUT_MIN =
      key(
          "replication.election_timeout_min",
          Kinds.duration("50ms", "60s"),
          "600ms",
          "how long a follower waits, at the least, for a silent leader");
  static final Key<Duration> ELECTION_TIMEOUT_MAX =
      key(
          "replication.election_timeout_max",
          Kinds.duration("50ms", "60s"),
          "1500ms",
          "how long at the most; above the least");
  static final Key<Integer> SNAPSHOT_CHANGES =
      key(
          "replication.snapshot_changes",
          Kinds.count(100, 100_000_000),
          "100000",
          "changes after which a snapshot is taken; what came since has to be carried out again at a restart");
  static final Key<Integer> LOG_ENTRIES =
      key(
          "replication.log_entries",
          Kinds.count(1, 100_000_000),
          "50000",
          "log entries that are kept although a snapshot holds them, for nodes that are behind; one"
              + " that is further behind needs the whole snapshot");
  static final Key<Long> LOG_SEGMENT =
      key(
          "replication.log_segment",
          Kinds.octets("64KiB", "1GiB"),
          "32MiB",
          "size of one file of the log; the log is dropped file by file");
  static final Key<Long> FREE_SPACE_MIN =
      key(
          "replication.free_space_min",
          Kinds.octets("0B", "1024GiB"),
          "1GiB",
          "free space on `data`'s disk below which the node does not start");
  static final Key<Optional<Long>> FREE_SPACE_ALARM =
      key(
          "replication.free_space_alarm",
          Kinds.orNone("auto", Kinds.octets("0B", "1024GiB")),
          "auto",
          "free space on `data`'s disk below which the cluster takes nothing that adds to the store;"
              + " at least `replication.free_space_min`. `auto` is twice that");
  static final Key<Long> STATE_QUOTA =
      key(
          "replication.state_quota",
          Kinds.octets("1MiB", "1024GiB"),
          "2GiB",
          "what the store may hold, plans, histories and records included; above it nothing that"
              + " adds is taken. The same at all nodes");

  static final Key<Optional<Duration>> MAX_AGE =
      key(
          "dns.max_age",
          Kinds.orNone("unlimited", Kinds.duration("1s", "366d")),
          "unlimited",
          "how long after it last heard from a leader the node goes on answering DNS; after that"
              + " SERVFAIL, never \"no such name\"");
  static final Key<Duration> START_WAIT =
      key(
          "dns.start_wait",
          Kinds.duration("0s", "60s"),
          "5s",
          "how long a node that has just started answers SERVFAIL while it waits for a leader to"
              + " bring it up to date, before it answers with what its disk holds; anew from when"
              + " it last heard from one");
  static final Key<Integer> DNS_THREADS =
      key("dns.threads", Kinds.count(1, 64), "1", "threads that answer");
  static final Key<HostPort> DNS_TLS =
      optional(
          "dns.tls",
          Kinds.ADDRESS,
          "where this node answers DNS over TLS as well, with the certificate of `tls`; port 853 is"
              + " what askers expect");

  static final Key<Integer> CALLS =
      key(
          "limits.calls",
          Kinds.count(1, 100_000),
          "1000",
          "changes under way at a time, and as many reads; further ones fail with"
              + " RESOURCE_EXHAUSTED. One caller's changes take at most half");
  static final Key<Integer> STREAMS =
      key(
          "limits.streams",
          Kinds.count(1, 100_000),
          "12000",
          "streams of answers open at a time, watches above all, and as many of chunks; likewise");
  static final Key<Long> REQUEST_OCTETS =
      key(
          "limits.request_octets",
          Kinds.octets("1MiB", "1GiB"),
          "64MiB",
          "what the requests of changes under way may hold together, those of reads a quarter more;"
              + " likewise");
  static final Key<Integer> CALLS_PER_CONNECTION =
      key(
          "limits.calls_per_connection",
          Kinds.count(1, 100_000),
          "256",
          "calls and streams of one connection at a time; further ones wait at the client");
  static final Key<Optional<Integer>> RATE_PER_CALLER =
      key(
          "limits.rate_per_caller",
          Kinds.orNone("unlimited", Kinds.count(1, 1_000_000)),
          "unlimited",
          "calls a second of one caller at this node; further ones fail with RESOURCE_EXHAUSTED. Not"
              + " counted is what puts harm right: roll-backs, freezes, overrides");
  static final Key<Integer> WATCH_REVISIONS =
      key(
          "limits.watch_revisions",
          Kinds.count(1, 10_000_000),
          "10000",
          "changes kept in memory for watches to go on from");
  static final Key<Integer> WATCH_ENTRIES =
      key(
          "limits.watch_entries",
          Kinds.count(1, 100_000_000),
          "100000",
          "endpoints and plans these changes may touch together; the last change is kept whatever"
              + " its size");

  static final Key<Path> TRACE_FILE =
      optional(
          "trace.file",
          Kinds.PATH,
          "where the node records every command it applies, [as told here](traces.md). Without it"
              + " nothing is recorded");
  static final Key<Long> TRACE_MAX_OCTETS =
      key(
          "trace.max_octets",
          Kinds.octets("64KiB", "1024GiB"),
          "64MiB",
          "what that file may hold, over all runs of the node");

  static final Key<URI> TRACING_ENDPOINT =
      optional(
          "tracing.endpoint",
          Kinds.URL,
          "OpenTelemetry collector that spans of calls are sent to, by OTLP over gRPC. Without it"
              + " there are none, and they cost nothing");
  static final Key<Integer> TRACING_ONE_IN =
      key(
          "tracing.one_in",
          Kinds.count(1, 1_000_000),
          "1",
          "of how many calls one is traced, where its caller does not say");

  static final Key<LogConfig.Format> LOG_FORMAT =
      key(
          "log.format",
          Kinds.choice(LogConfig.Format.class),
          "text",
          "a line for people, or a JSON object a line for programs, of each event; to standard error");
  static final Key<LogConfig.Level> LOG_LEVEL =
      key("log.level", Kinds.choice(LogConfig.Level.class), "info", "how much is logged");
  static final Key<List<LogConfig.LoggerLevel>> LOG_LEVELS =
      optional(
          "log.levels",
          Kinds.list(Kinds.LOGGER_LEVEL),
          "how much single loggers log, with those below them");

  private Keys() {}

  private static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
    return added(new Key<>(name, kind, true, Optional.empty(), meaning));
  }

  private static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
    return added(new Key<>(name, kind, false, Optional.empty(), meaning));
  }

  private static <T> Key<T> key(String name, Kind<T> kind, String standard, String meaning) {
    return added(new Key<>(name, kind, false, Optional.of(standard), meaning));
  }

  private static <T> Key<T> added(Key<T> key) {
    TABLE.add(key);
    return key;
  }

  static List<Key<?>> all() {
    return Collections.unmodifiableList(TABLE);
  }

  /// The key of the value at `path`, if there is such a key.
  static Optional<Key<?>> find(String path) {
    String name = Key.template(path);
    return TABLE.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /// Whether a list of sections stands at `path`.
  static boolean isList(String path) {
    return TABLE.stream().anyMatch(key -> key.name().startsWith(Key.template(path) + "[]."));
  }

  /// The words that may stand in the section at `path`.
  static TreeSet<String> wordsIn(String path) {
    String prefix = path.isEmpty() ? "" : Key.template(path) + ".";
    TreeSet<String> words = new TreeSet<>();
    for (Key<?> key : TABLE) {
      if (key.name().startsWith(prefix)) {
        words.add(key.name().substring(prefix.length()).split("[.\\[]", 2)[0]);
      }
    }
    return words;
  }
}
