package dev.holdfast.agents.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused in plan files, and with which words.
class PlanProblemTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "www: {type: A, ttl: 1m, value: 192.0.2.1}    | www.ttl       | '1m' is no whole number",
        "www: {type: A, ttl: 9999999999, value: 192.0.2.1} | www.ttl  | no whole number in 0..2147483647",
        "www: {type: A, ttl: -1, value: 192.0.2.1}    | www.ttl       | '-1' is no whole number in 0..2147483647",
        "www: {type: A, ttl: 2147483648, value: 192.0.2.1} | www.ttl  | '2147483648' is no whole number in 0..2147483647",
        "www: {type: A, value: 192.0.2.256}           | www.value     | 192.0.2.256",
        "www: {type: A, values: [192.0.2.1, x]}       | www.values[1] | 'x'",
        "www: {type: A, values: []}                   | www.values    | to retire the endpoint, write []",
        "www: {type: A, value: }                      | www.value     | it is empty",
        "www: {type: A}                               | www           | it lacks 'values'",
        "www: {ttl: 60, value: 192.0.2.1}             | www           | it lacks 'type'",
        "www: {type: B, value: 192.0.2.1}             | www.type      | 'B' is unknown",
        "www: {type: SOA, value: a. b. 1 2 3 4 5}     | www           | SOA belongs to the zone",
        "www: {type: A, value: 192.0.2.1, values: [192.0.2.2]} | www  | both 'value' and 'values'",
        "www: {type: A, vale: 192.0.2.1}              | www.vale      | it has type, ttl, value and values",
        "www: {type: A, values: [192.0.2.1, 192.0.2.1]} | www.values[1] | the same as www.values[0]",
        "www: {type: AAAA, values: ['2001:db8::1', '2001:DB8:0::1']} | www.values[1] | the same as www.values[0]",
        "www: {type: CNAME, values: [a.example., A.Example.]} | www.values[1] | the same as www.values[0]",
        "www: [{type: A, value: 192.0.2.1}, {type: A, value: 192.0.2.2}] | www | A is given twice",
        "www: [{type: CNAME, value: a.example.}, {type: A, value: 192.0.2.2}] | www | CNAME",
        "www: 192.0.2.1                               | www           | write {type: ..., ttl: ..., values: [...]}",
        "www:                                         | www           | or [] to retire the endpoint",
        "www: [192.0.2.1]                             | www[0]        | write {type: ..., ttl: ..., values: [...]}",
        "www.eu.example.: {type: A, value: 192.0.2.1} | www.eu.example. | relative to its zone eu.example.",
        "www..a: {type: A, value: 192.0.2.1}          | www..a        | empty label",
        "wüw: {type: A, value: 192.0.2.1}             | wüw           | A-label form 'xn--ww-xka'",
        "www: {type: CNAME, value: api}               | www.value     | without its final dot",
        "www: {type: CNAME, value: api.eu.example}    | www.value     | without its final dot",
        "www: {type: MX, value: 10 mail}              | www.value     | without its final dot",
        "www: {type: MX, value: {preference: 1}}      | www.value     | it lacks 'exchange'",
        "www: {type: MX, value: {preference: 1, exchange: a., cost: 2}} | www.value.cost | preference, priority, exchange and value",
        "www: {type: SRV, value: {priority: 1, weight: 70000, port: 1, target: a.}} | www.value | 70000",
        "www: {type: NS, value: {name: a.}}           | www.value     | an NS record is text, not a mapping",
        "www: {type: TXT, value: a\\b}                | www.value     | single backslash",
        "www: {type: TXT, value: [a]}                 | www.value     | it is a list; write text",
        "www: {type: HTTPS, value: {svcpriority: 1, targetname: ., svcparams: [h2]}} | www.value.svcparams | write a mapping",
        "www: {type: HTTPS, value: {svcpriority: 1, targetname: ., svcparams: {alpn: ['h2,h3']}}} | www.value.svcparams.alpn | one item for each",
        "www: {type: A, values: !set [a]}             | www.values    | ",
      })
  void isToldWithKeyAndReason(String yaml, String key, String reason) throws IOException {
    PlanProblem problem = onlyProblem(yaml);
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.key()).isEqualTo(key);
    if (reason != null) {
      assertThat(problem.reason()).contains(reason);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "www: {type: A, value: 192.0.2.1, weight: 10}             | www.weight           | values: [{value: 192.0.2.1, weight: 10}]",
        "www: {type: NS, values: [{value: a., weight: 10}]}       | www.values[0].weight | of an A or AAAA record",
        "www: {type: A, values: [{value: 192.0.2.1}]}             | www.values[0]        | it lacks 'weight'",
        "www: {type: A, values: [{weight: 1}]}                    | www.values[0]        | it lacks 'value'",
        "www: {type: A, values: [{value: 192.0.2.1, weight: -1}]} | www.values[0].weight | '-1' is no whole number",
        "www: {type: A, values: [{value: 192.0.2.1, weight: 65536}]} | www.values[0].weight | 65536 is not in 0..65535",
        "www: {type: A, values: [{value: 192.0.2.300, weight: 1}]} | www.values[0].value | 192.0.2.300",
        "www: {type: A, values: [{value: 192.0.2.1, weight: 1, status: up}]} | www.values[0].status | it has value and weight",
        "www: {type: A, values: [{value: 192.0.2.1, weight: 1}, 192.0.2.2]} | www.values[1] | for each, or for none",
        "www: {type: A, values: [192.0.2.1, {value: 192.0.2.2, weight: 1}]} | www.values[1] | for each, or for none",
        "www: {type: A, value: 192.0.2.1, dynamic: {pools: {}}}   | www.dynamic          | not supported yet",
        "www: {type: A, value: 192.0.2.1, geo: {EU: [192.0.2.2]}} | www.geo              | not supported yet",
        "www: {type: A, value: 192.0.2.1, octodns: {ignored: on}} | www.octodns          | not supported yet",
      })
  void whatIsNotSupportedIsSaidAndNeverDropped(String yaml, String key, String reason)
      throws IOException {
    PlanProblem problem = onlyProblem(yaml);
    assertThat(problem.key()).isEqualTo(key);
    assertThat(problem.reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a\\'       | a backslash stands at the end",
        "'a\\256'    | '\\256' is not three digits in 000..255",
        "'a\\.b.'    | relative to its zone eu.example.",
        "'a b'        | a space or control character needs an escape",
        "straße       | A-label form 'xn--strae-oqa'",
        "'😀 '        | it has no A-label form",
        "_ü           | it has no A-label form: '_ü' has '_' (U+005F)",
      })
  void aKeyThatIsNoNameIsToldWithItsReason(String name, String reason) throws IOException {
    assertThat(onlyProblem(name + ": {type: A, value: 192.0.2.1}").reason()).contains(reason);
  }

  @Test
  void namesAndLabelsThatAreTooLongAreToldWithTheirLength() throws IOException {
    String label = "a".repeat(64);
    assertThat(onlyProblem("www.%s: {type: A, value: 192.0.2.1}".formatted(label)).reason())
        .contains("label 2 has 64 octets; the limit is 63");
    String name = "%s.".formatted("a".repeat(60)).repeat(3) + "a".repeat(60);
    assertThat(onlyProblem(name + ": {type: A, value: 192.0.2.1}").reason())
        .contains("a name has 256 octets; the limit is 255");
    assertThat(
            onlyProblem("www: {type: CNAME, value: %s.a.example.}".formatted(name + "a")).reason())
        .contains("CNAME value");
  }

  @Test
  void whatAFileQuotesOfItselfIsCut() throws IOException {
    PlanProblem problem =
        onlyProblem("www: {type: A, ttl: %s, value: 192.0.2.1}".formatted("9".repeat(100_000)));
    assertThat(problem.toString()).hasSizeLessThan(1500);
  }

  @Test
  void aNameGivenTwiceIsToldWithTheLineOfTheSecond() throws IOException {
    PlanProblem problem =
        onlyProblem("www: {type: A, value: 192.0.2.1}\nwww: {type: A, value: 192.0.2.2}\n");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.reason()).contains("given twice");
  }

  @Test
  void namesThatDifferInCaseAloneAreTheSame() throws IOException {
    PlanProblem problem =
        onlyProblem("www: {type: A, value: 192.0.2.1}\nWWW: {type: A, value: 192.0.2.2}\n");
    assertThat(problem.reason()).contains("www.eu.example. stands in the file twice");
  }

  @Test
  void brokenYamlIsToldWithItsLine() throws IOException {
    PlanProblem problem = onlyProblem("www:\n  type: A\n  values: [192.0.2.1\nx: y\n");
    assertThat(problem.line()).isBetween(3, 4);
    assertThat(problem.reason()).startsWith("YAML: ");
  }

  @Test
  void aSecondDocumentIsRefused() throws IOException {
    assertThat(onlyProblem("a: {type: A, value: 192.0.2.1}\n---\nb: []\n").reason())
        .contains("document");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("eu.example.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(problems(file)).hasSize(1);
  }

  @Test
  void everyBadNameIsToldAtOnce() throws IOException {
    List<PlanProblem> problems =
        problems(
            file(
                "eu.example.yaml",
                """
                good: {type: A, value: 192.0.2.1}
                bad: {type: A, value: x}
                worse:
                  type: A
                  ttl: never
                """));
    assertThat(problems).extracting(PlanProblem::line).containsExactly(2, 5);
    assertThat(problems.getFirst().toString())
        .startsWith(folder.resolve("eu.example.yaml") + ":2: bad.value: A value 'x'");
  }

  @Test
  void aliasesThatExpandWithoutEndAreRefused() throws IOException {
    StringBuilder yaml = new StringBuilder("a0: &a0 {type: A, value: 192.0.2.1}\n");
    for (int i = 1; i < 9; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a%d,".formatted(i - 1)).repeat(40)));
    }
    assertThat(problems(file("eu.example.yaml", yaml.toString()))).hasSize(1);
  }

  @Test
  void aliasesOfThemselvesAreRefused() throws IOException {
    assertThat(onlyProblem("a: &a [*a]").reason()).contains("nested more than");
  }

  @Test
  void aPlanFileIsNamedAfterItsZone() throws IOException {
    assertThat(problems(file("plan.txt", "www: []")).getFirst().reason())
        .contains("eu.example.yaml or eu.example.zone");
    assertThat(problems(file("eu..example.yaml", "www: []")).getFirst().reason())
        .contains("not that of a zone", "empty label");
    assertThat(problems(file("b\u00fccher.example.yaml", "www: []")).getFirst().reason())
        .contains("not that of a zone", "A-label form 'xn--bcher-kva.example'");
  }

  private PlanProblem onlyProblem(String yaml) throws IOException {
    List<PlanProblem> problems = problems(file("eu.example.yaml", yaml));
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<PlanProblem> problems(Path file) {
    return catchThrowableOfType(InvalidPlanException.class, () -> PlanFolder.read(file)).problems();
  }
}
