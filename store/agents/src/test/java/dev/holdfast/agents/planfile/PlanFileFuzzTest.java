package dev.holdfast.agents.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever octets a plan file has, its problems are told and nothing of it is used, or it
/// names endpoints of its zone whose values mean the same wherever they are written next: as calls
/// to the store, or as a plan file.
@Timeout(10)
class PlanFileFuzzTest {

  private static final DomainName ZONE = DomainName.of("eu.example.");

  @TempDir Path folder;

  static Stream<byte[]> files() {
    return Stream.of(
            """
            www:
              type: A
              ttl: 60
              values: [192.0.2.1, 192.0.2.2]
            api:
              - {type: A, ttl: 60, value: 192.0.2.3}
              - {type: AAAA, values: ['2001:db8::3']}
            gone: []
            '': {type: MX, value: {preference: 10, exchange: mail.example.}}
            """,
            """
            # weights, anchors, escapes
            'a\\.b': &w {type: A, values: [{value: 192.0.2.2, weight: 90}, {value: 192.0.2.1, weight: 0}]}
            c: *w
            '*': {type: TXT, values: ["a \\\\; b", 'v=1\\; "x"']}
            """,
            """
            svc: {type: HTTPS, value: {svcpriority: 1, targetname: ., svcparams: {alpn: [h2, h3], port: 8443}}}
            srv: {type: SRV, values: [{priority: 1, weight: 2, port: 3, target: www}]}
            caa: {type: CAA, value: {flags: 0, tag: issue, value: ca.example}}
            """,
            "a: {type: TYPE65280, value: '\\# 3 c0ffee'}\nb: {type: CNAME, value: www.eu.example.}\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void aFileIsAPlanThatMeansTheSameEverywhereOrItsProblemsAreTold(byte[] octets)
      throws IOException {
    PlannedContents contents;
    try {
      contents = read(octets);
    } catch (InvalidPlanException refused) {
      assertThat(refused.problems()).isNotEmpty();
      refused.problems().forEach(problem -> assertThat(problem.toString()).contains("eu.example"));
      return;
    }
    contents
        .endpoints()
        .keySet()
        .forEach(owner -> assertThat(owner.isWithin(ZONE)).as("%s", owner).isTrue());
    contents.messages().forEach(endpoint -> checkMessage(contents, endpoint));
    assertThat(read(yaml(contents)).endpoints()).isEqualTo(contents.endpoints());
    assertThat(read(yaml(contents)).digest()).isEqualTo(contents.digest());
  }

  private PlannedContents read(byte[] octets) throws IOException {
    Path file = folder.resolve("eu.example.yaml");
    Files.write(file, octets);
    return PlanFolder.read(file);
  }

  /// What the store makes of a call is what the file says.
  private static void checkMessage(
      PlannedContents contents, dev.holdfast.v1.PlannedEndpoint endpoint) {
    RecordSets told =
        RecordSets.of(
            endpoint.getRecordSetsList().stream()
                .map(set -> {
                  var type = TypeText.parse(set.getType());
                  return new RecordSet(
                      type,
                      set.getTtlSeconds(),
                      set.getValuesList().stream()
                          .map(value -> RdataText.parse(type, value))
                          .toList(),
                      set.getWeightsList());
                })
                .toList());
    assertThat(told).isEqualTo(contents.endpoints().get(DomainName.of(endpoint.getName())));
  }

  /// The contents as another plan file, with each value in the form of a generic record (RFC 3597).
  private static byte[] yaml(PlannedContents contents) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<DomainName, RecordSets> endpoint : contents.endpoints().entrySet()) {
      text.append(quoted(relative(endpoint.getKey()))).append(":\n");
      if (endpoint.getValue().isEmpty()) {
        text.append("  []\n");
      }
      endpoint.getValue().forEach(set -> text.append("  - ").append(yaml(set)).append('\n'));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String yaml(RecordSet set) {
    String values =
        IntStream.range(0, set.rdata().size())
            .mapToObj(i -> value(set, i))
            .reduce((front, next) -> front + ", " + next)
            .orElseThrow();
    return "{type: %s, ttl: %d, values: [%s]}"
        .formatted(TypeText.print(set.type()), set.ttlSeconds(), values);
  }

  private static String value(RecordSet set, int index) {
    String text = quoted(RdataText.print(set.type(), set.rdata().get(index)));
    return set.isWeighted()
        ? "{value: %s, weight: %d}".formatted(text, set.weights().get(index))
        : text;
  }

  private static String relative(DomainName owner) {
    String text = owner.toString();
    return owner.equals(ZONE)
        ? ""
        : text.substring(0, text.length() - ZONE.toString().length() - 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
