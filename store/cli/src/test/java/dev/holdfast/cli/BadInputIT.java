package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the command says of bad input, with which exit code, and that nothing came of it.
class BadInputIT {

  private static final String LABEL = "a".repeat(64);
  private static final String NAME = (LABEL.substring(4) + ".").repeat(4) + "bad.test.";

  @TempDir Path folder;

  @BeforeAll
  static void aZone() {
    LiveNodes.done("zone", "create", "bad.test.", "--name-server", "ns1.bad.test.");
    LiveNodes.done("records", "put", "www.bad.test.", "60", "A", "192.0.2.1");
    LiveNodes.done("records", "put", "alias.bad.test.", "60", "CNAME", "www.bad.test.");
  }

  /// Exit code, part of what is said, and the command's words after `records put`.
  static Stream<Arguments> puts() {
    return Stream.of(
        put(
            2,
            "label 2 has 64 octets; the limit is 63",
            "x." + LABEL + ".bad.test.",
            "60 A 1.2.3.4"),
        put(2, "a name has 260 octets; the limit is 255", "aaaaa." + NAME, "60 A 1.2.3.4"),
        put(
            2,
            "write its A-label form 'xn--strae-oqa.bad.test.'",
            "straße.bad.test.",
            "60 A 1.2.3.4"),
        put(2, "it has no A-label form: 'ü@x'", "ü@x.bad.test.", "60 A 1.2.3.4"),
        put(2, "'\\256' is not three digits", "a\\256.bad.test.", "60 A 1.2.3.4"),
        put(2, "a backslash stands at the end", "a\\", "60 A 1.2.3.4"),
        put(2, "the same as record_sets[0].values[0]", "www.bad.test.", "60 A 1.2.3.4 1.2.3.4"),
        put(
            2,
            "'-1' is no whole number of seconds in 0..2147483647",
            "www.bad.test.",
            "-1 A 1.2.3.4"),
        put(2, "'2147483648' is no whole number", "www.bad.test.", "2147483648 A 1.2.3.4"),
        put(2, "'1h' is no whole number", "www.bad.test.", "1h A 1.2.3.4"),
        put(1, "cname-alone", "www.bad.test.", "60 CNAME a.bad.test."),
        put(1, "cname-alone", "ALIAS.bad.test.", "60 A 1.2.3.4"),
        put(1, "no-such-zone", "www.not-here.test.", "60 A 1.2.3.4"));
  }

  private static Arguments put(int exitCode, String said, String name, String words) {
    return Arguments.of(exitCode, said, name, words);
  }

  @ParameterizedTest
  @MethodSource("puts")
  void aBadRecordSetIsNotPut(int exitCode, String said, String name, String words) {
    String before = LiveNodes.done("records", "list", "--zone", "bad.test.").out();

    Cli run = LiveNodes.run(words(Stream.of("records", "put", name), words));

    assertThat(run.err()).contains(said).doesNotContain("Exception", "\tat ");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(LiveNodes.done("records", "list", "--zone", "bad.test.").out()).isEqualTo(before);
  }

  /// Part of what is said, and what stands in place of a good rule, place and time.
  static Stream<Arguments> grants() {
    return Stream.of(
        Arguments.of(
            "'max-remval' is no rule that can be overridden, perhaps 'max-removal'",
            "--rule max-remval --at a. --for 5m"),
        Arguments.of(
            "'stale-generation' is no rule that can be overridden; those are",
            "--rule stale-generation --at a. --for 5m"),
        Arguments.of("0 s is not in 1 s to 7 d", "--rule never-empty --at a. --for 0s"),
        Arguments.of("8 d is not in 1 s to 7 d", "--rule never-empty --at a. --for 8d"),
        Arguments.of("'-5m' is no time", "--rule never-empty --at a. --for -5m"),
        Arguments.of("Missing required option: '--for=TIME'", "--rule never-empty --at a."),
        Arguments.of("Missing required option: '--at=NAME'", "--rule never-empty --for 5m"),
        Arguments.of("write its A-label form 'xn--tda.'", "--rule never-empty --at ü. --for 5m"),
        Arguments.of(
            "endpoints[1]: a. stands in endpoints[0] already",
            "--rule never-empty --at a.,A --for 5m"));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void aBadOverrideIsNotGranted(String said, String words) {
    String before = LiveNodes.done("override", "list").out();

    Cli run = LiveNodes.run(words(Stream.of("override", "grant", "--reason", "bad"), words));

    assertThat(run.err()).contains(said).doesNotContain("Exception", "\tat ");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(LiveNodes.done("override", "list").out()).isEqualTo(before);
  }

  @Test
  void anOverrideWithoutAReasonIsNotGranted() {
    Cli run =
        LiveNodes.run(words(Stream.of("override", "grant"), "--rule never-empty --at a. --for 5m"));

    assertThat(run.err()).contains("Missing required option: '--reason=TEXT'");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsPutInOneCaseIsFoundInAnother() {
    LiveNodes.done("records", "put", "API.Bad.TEST", "60", "A", "192.0.2.1");

    assertThat(LiveNodes.done("records", "get", "api.bad.test.").out())
        .contains("api.bad.test.", "192.0.2.1");
  }

  @Test
  void aPlanWithBadNamesIsNotMade() throws IOException {
    String plans = LiveNodes.done("plan", "list").out();
    Path file = folder.resolve("bad.test.yaml");
    Files.writeString(
        file,
        """
        good: {type: A, value: 192.0.2.1}
        straße: {type: A, value: 192.0.2.1}
        twice: {type: A, values: [192.0.2.1, 192.0.2.1]}
        old: {type: A, ttl: -1, value: 192.0.2.1}
        both: [{type: A, value: 192.0.2.1}, {type: CNAME, value: a.bad.test.}]
        other.test.: {type: A, value: 192.0.2.1}
        """);

    Cli run = LiveNodes.run("plan", "submit", folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(":2: straße: ", "'xn--strae-oqa'"),
            line -> assertThat(line).contains(":3: twice.values[1]: ", "twice.values[0]"),
            line -> assertThat(line).contains(":4: old.ttl: ", "0..2147483647"),
            line -> assertThat(line).contains(":5: both: ", "CNAME"),
            line -> assertThat(line).contains(":6: other.test.: ", "relative to its zone"),
            line -> assertThat(line).isEqualTo("No plan was made of it."));
    assertThat(LiveNodes.done("plan", "list").out()).isEqualTo(plans);
  }

  private static String[] words(Stream<String> first, String rest) {
    return Stream.concat(first, Arrays.stream(rest.split(" "))).toArray(String[]::new);
  }
}
