package dev.holdfast.spec.conformance.machine;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.spec.conformance.Situation;
import dev.holdfast.spec.conformance.SpecState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the spec's numbers and names stand for in the machine, both ways.
///
/// The machine's generations are one higher than the spec's: in the machine the apex of the first
/// zone takes generation 1, while the spec starts with that zone in place and nothing drawn.
final class Numbers {

  static final DomainName APEX = DomainName.of("example.");

  /// When the machine's first command is applied.
  static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration BETWEEN_GENERATIONS = Duration.ofMinutes(1);
  private static final int TTL_SECONDS = 60;
  private static final int OFFSET = 1;

  // Names and contents are few, and asked for millions of times.
  private static final Map<String, DomainName> OWNERS = new ConcurrentHashMap<>();
  private static final Map<DomainName, String> ENDPOINTS = new ConcurrentHashMap<>();
  private static final Map<Integer, RecordSets> ADDRESSES = new ConcurrentHashMap<>();

  private Numbers() {}

  static long generation(int inSpec) {
    return inSpec + OFFSET;
  }

  static int inSpec(long generation) {
    return Math.toIntExact(generation - OFFSET);
  }

  /// The spec's number for a floor. A first zone has floor 0, which keeps out as much as the
  /// generation of its own apex does: nothing.
  static int floorInSpec(long floor) {
    return Math.max(0, inSpec(floor));
  }

  static DomainName owner(String endpoint) {
    return OWNERS.computeIfAbsent(endpoint, name -> DomainName.of(name + "." + APEX));
  }

  static List<DomainName> owners(Collection<String> endpoints) {
    List<DomainName> owners = new ArrayList<>(endpoints.size());
    for (String endpoint : endpoints) {
      owners.add(owner(endpoint));
    }
    return owners;
  }

  static String endpoint(DomainName owner) {
    return ENDPOINTS.computeIfAbsent(
        owner, name -> name.toString().substring(0, name.toString().indexOf('.')));
  }

  /// When generation `inSpec` is drawn.
  static Instant drawnAt(int inSpec) {
    return BEGINNING.plus(BETWEEN_GENERATIONS.multipliedBy(inSpec));
  }

  /// The record sets that `content` stands for: an address that tells its number and a second one,
  /// which is in no answer where the number is even; or nothing.
  static RecordSets recordSets(int content) {
    return content == SpecState.NO_ADDRESS
        ? RecordSets.NONE
        : ADDRESSES.computeIfAbsent(content, Numbers::addresses);
  }

  static RecordSet address(int content) {
    return recordSets(content).find(RecordType.A).orElseThrow();
  }

  private static RecordSets addresses(int content) {
    List<Rdata> addresses = List.of(address(2, content), address(3, content));
    List<Integer> weights = content % 2 == 0 ? List.of(1, 0) : List.of();
    return RecordSets.of(new RecordSet(RecordType.A, TTL_SECONDS, addresses, weights));
  }

  private static Rdata address(int third, int fourth) {
    return Rdata.of(new byte[] {(byte) 192, 0, (byte) third, (byte) fourth});
  }

  /// The content that stands for `recordSets`.
  ///
  /// @throws Situation.Unrepresentable if there is none
  static int content(RecordSets recordSets) {
    if (recordSets.isEmpty()) {
      return SpecState.NO_ADDRESS;
    }
    int content =
        recordSets.find(RecordType.A).map(set -> (int) set.rdata().getFirst().octetAt(3)).orElse(0);
    if (content <= SpecState.NO_ADDRESS || !recordSets.equals(recordSets(content))) {
      throw new Situation.Unrepresentable("record sets nobody put there: " + recordSets);
    }
    return content;
  }
}
