package dev.holdfast.server;

import static dev.holdfast.server.BadInput.bad;
import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;

import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a record set that cannot be read is refused with the field at fault and what is wrong with
/// it, and nothing has happened.
class BadRecordSetTest {

  @RegisterExtension private static final OneNode one = new OneNode();

  @BeforeAll
  static void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private static BadInput badPut(String field, String problem, RecordSet... sets) {
    return bad(
        field,
        problem,
        node ->
            node.recordSets()
                .putRecordSets(
                    PutRecordSetsRequest.newBuilder().addAllRecordSets(List.of(sets)).build()));
  }

  static Stream<BadInput> recordSets() {
    String label = "a".repeat(64);
    String name = Stream.generate(() -> "abcdefghi").limit(26).reduce((a, b) -> a + "." + b).get();
    return Stream.of(
        badPut("record_sets", "holds 0 record sets; it may hold 1 to 1000"),
        badPut("record_sets[0].name", "is missing", set("", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].name", "the limit is 63", set(label + ".example.", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].name",
            "a name has 261 octets; the limit is 255",
            set(name, "A", "192.0.2.1")),
        badPut("record_sets[0].name", "xn--bcher-kva", set("bücher.example.", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].name",
            "write its A-label form 'xn--strae-oqa.example.'",
            set("straße.example.", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].name",
            "it has no A-label form: 'ü@b' has '@' (U+0040)",
            set("ü@b.example.", "A", "192.0.2.1")),
        badPut("record_sets[0].name", "'\\256'", set("a\\256.example.", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].name", "a backslash stands at the end", set("a\\", "A", "192.0.2.1")),
        badPut(
            "record_sets[0].values[0]",
            "if it is a name, write 'xn--strae-oqa.example.'",
            set("www.example.", "CNAME", "straße.example.")),
        badPut(
            "record_sets[0].values[0]",
            "label 1 has 64 octets; the limit is 63",
            set("www.example.", "CNAME", label + ".example.")),
        badPut(
            "record_sets[0].values[1]",
            "same as record_sets[0].values[0]",
            set("api.example.", "AAAA", "2001:db8::1", "2001:DB8:0:0::1")),
        badPut("record_sets[0].type", "is missing", set("api.example.", "", "192.0.2.1")),
        badPut("record_sets[0].type", "is unknown", set("api.example.", "AAAAA", "192.0.2.1")),
        badPut("record_sets[0].type", "SOA belongs to the zone", set("example.", "SOA", "x")),
        badPut("record_sets[0].values", "holds 0 values", set("api.example.", "A")),
        badPut(
            "record_sets[1].values[1]",
            "A value",
            set("api.example.", "A", "192.0.2.1"),
            set("www.example.", "A", "192.0.2.1", "192.0.2.256")),
        badPut(
            "record_sets[0].values[2]",
            "same as record_sets[0].values[0]",
            set("api.example.", "A", "192.0.2.1", "192.0.2.2", "192.0.2.1")),
        badPut(
            "record_sets[0].values",
            "holds 1001 values",
            set(
                "api.example.",
                "A",
                IntStream.range(0, 1001)
                    .mapToObj(i -> "10.0.%d.%d".formatted(i / 250, i % 250))
                    .toArray(String[]::new))),
        badPut(
            "record_sets[0].ttl_seconds",
            "4294967295 is not in 0..2147483647",
            set("api.example.", "A", "192.0.2.1").toBuilder().setTtlSeconds(-1).build()),
        badPut(
            "record_sets[0].weights",
            "only A and AAAA sets may have weights, not TXT",
            set("api.example.", "TXT", "text").toBuilder().addWeights(1).build()),
        badPut(
            "record_sets[0].weights",
            "holds 1 weights for 2 values",
            set("api.example.", "A", "192.0.2.1", "192.0.2.2").toBuilder().addWeights(1).build()),
        badPut(
            "record_sets[0].weights[1]",
            "65536 is not in 0..65535",
            set("api.example.", "A", "192.0.2.1", "192.0.2.2").toBuilder()
                .addWeights(65_535)
                .addWeights(65_536)
                .build()),
        badPut(
            "record_sets[0].ttl_seconds",
            "2147483648 is not in 0..2147483647",
            set("api.example.", "A", "192.0.2.1").toBuilder()
                .setTtlSeconds(Integer.MIN_VALUE)
                .build()),
        badPut(
            "record_sets[1]",
            "record_sets[0] already",
            set("api.example.", "A", "192.0.2.1"),
            set("API.example", "A", "192.0.2.2")),
        badPut(
            "record_sets[0]",
            "CNAME has 2 values",
            set("www.example.", "CNAME", "api.example.", "example.")));
  }

  @ParameterizedTest
  @MethodSource({"recordSets"})
  void what_is_wrong_is_told_by_its_field_and_nothing_has_happened(BadInput bad) {
    bad.assertRefusedWithoutEffect(one);
  }
}
