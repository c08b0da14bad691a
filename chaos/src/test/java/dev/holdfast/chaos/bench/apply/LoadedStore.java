package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A store being filled by commands, as a node fills one. Each command takes its way through the
/// log's codec and must be accepted.
final class LoadedStore {

  static final Instant STAMP = Instant.parse("2025-10-20T06:00:00Z");

  private static final DomainName APEX = DomainName.of("bench.example.");
  private static final int TTL_SECONDS = 60;
  private static final int CHUNK = 1_000;

  /// Stores filled by this JVM before, by number of endpoints.
  private static final Map<Integer, State> FILLED = new ConcurrentHashMap<>();

  private State state;

  private LoadedStore(State state) {
    this.state = state;
  }

  /// As [#of], but filled only once in the life of a JVM.
  static LoadedStore shared(int endpoints) {
    return new LoadedStore(FILLED.computeIfAbsent(endpoints, number -> of(number).state()));
  }

  /// A store with one zone, in which the endpoints 0 to `endpoints` - 1 answer. It holds no plan.
  static LoadedStore of(int endpoints) {
    LoadedStore store = new LoadedStore(State.EMPTY);
    store.createZone();
    store.put(endpoints, 0);
    return store;
  }

  /// Puts the contents of `version` to the endpoints 0 to `endpoints` - 1.
  void put(int endpoints, int version) {
    for (int from = 0; from < endpoints; from += CHUNK) {
      List<Command.Put> chunk =
          IntStream.range(from, Math.min(from + CHUNK, endpoints))
              .boxed()
              .flatMap(i -> puts(desired(i, version)))
              .toList();
      apply(new Command.PutRecordSets(chunk, List.of(), List.of()));
    }
  }

  private static Stream<Command.Put> puts(Command.Desired endpoint) {
    return endpoint.contents().asList().stream().map(set -> new Command.Put(endpoint.owner(), set));
  }

  State state() {
    return state;
  }

  /// Seals a plan that gives these endpoints the contents of `version`.
  ///
  /// @return the plan's generation
  long seal(int[] endpoints, int version) {
    Outcome.PlanOpened opened = (Outcome.PlanOpened) apply(new Command.OpenPlan());
    long generation = opened.generation();
    Outcome staged = opened;
    for (int from = 0; from < endpoints.length; from += CHUNK) {
      List<Command.Desired> chunk =
          IntStream.range(from, Math.min(from + CHUNK, endpoints.length))
              .mapToObj(i -> desired(endpoints[i], version))
              .toList();
      staged = apply(new Command.StageRecordSets(generation, from / CHUNK, chunk));
    }
    Outcome.RecordSetsStaged last = (Outcome.RecordSetsStaged) staged;
    apply(new Command.SealPlan(generation, last.digest(), last.endpoints(), last.recordSets()));
    return generation;
  }

  void enact(long generation) {
    apply(
        new Command.EnactPlan(generation, new Command.Scope.All(), Command.Mode.ATOMIC, List.of()));
  }

  private void createZone() {
    Soa soa = new Soa(60, below("ns"), below("hostmaster"), 7200, 900, 1_209_600, 300);
    Rdata nameServer = Rdata.of(below("ns").toWire());
    RecordSets apex = RecordSets.of(RecordSet.of(RecordType.NS, TTL_SECONDS, nameServer));
    apply(new Command.CreateZone(APEX, soa, Serial.FIRST, apex));
  }

  private Outcome apply(Command command) {
    Step step = Protocol.apply(state, decoded(command), STAMP);
    if (step.reply().outcome() instanceof Outcome.Refused refused) {
      throw new IllegalStateException("refused while the store was filled: " + refused);
    }
    state = step.state();
    return step.reply().outcome();
  }

  /// The request for `command` as a node reads it from its log.
  static Request decoded(Command command) {
    EncodedRequest request = EncodedRequest.of(Request.of("benchmark", command));
    byte[] entry = LogEntry.encode(STAMP, List.of(request));
    return LogEntry.decode(ByteBuffer.wrap(entry)).requests().getFirst();
  }

  private static Command.Desired desired(int endpoint, int version) {
    return new Command.Desired(
        owner(endpoint),
        RecordSets.of(
            addresses(RecordType.A, 4, endpoint, version),
            addresses(RecordType.AAAA, 16, endpoint, version)));
  }

  /// Four addresses, other ones for each endpoint and version.
  static RecordSet addresses(RecordType type, int octets, int endpoint, int version) {
    Random random = new Random(31L * endpoint + version);
    Rdata[] values = new Rdata[4];
    for (int i = 0; i < values.length; i++) {
      byte[] address = new byte[octets];
      random.nextBytes(address);
      address[0] = (byte) i;
      values[i] = Rdata.of(address);
    }
    return RecordSet.of(type, TTL_SECONDS, values);
  }

  static DomainName owner(int endpoint) {
    return below("endpoint-%07d".formatted(endpoint));
  }

  private static DomainName below(String label) {
    return DomainName.of(label + "." + APEX);
  }
}
