package dev.holdfast.chaos.judge;

import com.google.protobuf.ByteString;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A store that is a log and the pure protocol: what a cluster without faults is. Its log begins
/// with an entry of Raft's own and one that creates a zone.
final class PlayedStore {

  static final String ZONE = "played.example.";

  private static final Instant BEGINNING = Instant.parse("2025-10-20T06:00:00Z");

  private final NavigableMap<Long, RaftEntry> entries = new TreeMap<>();
  private final NavigableMap<Long, State> states = new TreeMap<>();
  private final NavigableMap<Long, List<Endpoint>> changes = new TreeMap<>();
  private State state = State.EMPTY;

  PlayedStore() {
    append(ByteString.EMPTY);
    DomainName server = DomainName.of("ns1.example.net.");
    apply(
        request(
            "zone",
            new Command.CreateZone(
                DomainName.of(ZONE),
                new Soa(60, server, server, 3600, 600, 604_800, 60),
                Serial.FIRST,
                RecordSets.of(set("NS", "ns1.example.net.")))));
  }

  static RecordSet set(String type, String... values) {
    RecordType known = RecordType.of(type);
    return new RecordSet(
        known, 60, Stream.of(values).map(value -> RdataText.parse(known, value)).toList());
  }

  static Request request(String id, Command command) {
    Digest body = Digest.ofContent(command.toString().getBytes(StandardCharsets.UTF_8));
    return new Request(Optional.of(new Request.Key(id, body)), "client", "as drawn", command);
  }

  /// A command at its place in the log, and what became of it.
  record Applied(Position at, Step step) {}

  /// Puts requests into one entry and carries them out.
  List<Applied> apply(Request... requests) {
    Instant stamp = BEGINNING.plusMillis(entries.size());
    append(
        ByteString.copyFrom(
            LogEntry.encode(stamp, Stream.of(requests).map(EncodedRequest::of).toList())));
    List<Applied> applied = new ArrayList<>();
    for (Request request : requests) {
      Step step = Protocol.apply(state, request, stamp);
      applied.add(new Applied(new Position(index(), applied.size()), step));
      note(step);
      state = step.state();
    }
    states.put(index(), state);
    return applied;
  }

  private void append(ByteString command) {
    long index = entries.size();
    entries.put(index, new RaftEntry(1, index, command, command.hashCode()));
    states.put(index, state);
  }

  private void note(Step step) {
    for (Event event : step.events()) {
      if (event instanceof Event.EndpointChanged changed) {
        changes
            .computeIfAbsent(step.state().revision(), _ -> new ArrayList<>())
            .add(Texts.endpoint(changed.owner(), changed.endpoint().live()));
      }
    }
  }

  long index() {
    return entries.lastKey();
  }

  State stateAt(long index) {
    return states.get(index);
  }

  State state() {
    return state;
  }

  /// The endpoints that each revision changed.
  NavigableMap<Long, List<Endpoint>> changes() {
    return changes;
  }

  /// The same log at each of three nodes.
  List<NodeLog> logs() {
    return Stream.of("a", "b", "c").map(node -> new NodeLog(node, new TreeMap<>(entries))).toList();
  }
}
