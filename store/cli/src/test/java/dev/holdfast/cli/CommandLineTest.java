package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What holds of every command: help, examples, and words for misuse.
class CommandLineTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesAndShowsExamples(CommandLine command) {
    var usage = command.getCommandSpec().usageMessage();
    assertThat(usage.description()).isNotEmpty();
    assertThat(usage.footer()).anyMatch(line -> line.contains("holdfast"));
    assertThat(command.getUsageMessage()).contains("Examples:", "--help").doesNotContain("%%");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsUnderstood(String example) {
    List<String> words = words(example);
    assertThat(words.removeFirst()).isEqualTo("holdfast");
    CommandLines.create().parseArgs(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsDescribed(CommandLine command) {
    assertThat(command.getCommandSpec().options())
        .allSatisfy(
            option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
    assertThat(command.getCommandSpec().positionalParameters())
        .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
  }

  @Test
  void aWrongValueIsNamedWhereThereAreCommandsBelowToo() {
    Cli wrong = Cli.run("bench", "--rate", "x");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--rate", "'x'", "holdfast bench --help");
    assertThat(wrong.err()).doesNotContain("Usage:");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Cli run = Cli.run("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("holdfast [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
  }

  @Test
  void anOptionNobodyKnowsIsNamedWithTheNearest() {
    Cli run = Cli.run("zone", "import", "--orgin", "eu.example.", "file");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--orgin", "--origin", "holdfast zone import --help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCommandNobodyKnowsIsNamedWithTheNearest() {
    Cli run = Cli.run("statu");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("statu", "status");
  }

  @Test
  void aGroupOfCommandsAloneTellsWhichThereAre() {
    Cli run = Cli.run("plan");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("submit", "rollback");
  }

  @Test
  void whatIsMissingIsNamed() {
    Cli run = Cli.run("zone", "create", "eu.example.");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--name-server");
  }

  @Test
  void whatCannotGoTogetherIsSaid() {
    Cli run = Cli.run("plan", "rollback", "api.eu.example.", "--plan", "3");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--plan", "mutually exclusive");
  }

  @Test
  void aTimeThatIsNoneIsSaid() {
    Cli run = Cli.run("cleanup", "--open-older-than", "soon");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'soon' is no time", "1h30m");
  }

  @Test
  void aTtlThatIsNoneIsSaidWithItsBounds() {
    for (String ttl : new String[] {"-1", "2147483648", "99999999999", "1h", "x", ""}) {
      Cli run = Cli.run("records", "put", "api.eu.example.", ttl, "A", "192.0.2.1");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("'%s' is no whole number of seconds".formatted(ttl));
    }
    Cli run = Cli.run("zone", "create", "a.", "--name-server", "b.", "--refresh", "2147483648");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--refresh", "0..2147483647");
  }

  @Test
  void anOverrideHasItsRulePlaceTimeAndReason() {
    Cli run = Cli.run("override", "grant");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--rule", "--at", "--for", "--reason");
    assertThat(Cli.run("override", "grant", "--help").out())
        .contains("max-removal", "min-addresses", "never-empty", "zone-not-empty");
  }

  @Test
  void theCompletionScriptKnowsEveryCommand() {
    Cli run = Cli.run("completion");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("rollback", "--base-port", "enactor", "incident");
  }

  @Test
  void aNodeWithoutConfigurationSaysWhichFileIsMissing() {
    Cli run = Cli.run("node", "--config", "nowhere.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere.yaml", "no such file").doesNotContain("Exception");
  }

  @Test
  void aCheckNobodyKnowsIsRefusedWithTheModulesThereAre() {
    Cli run = Cli.run("check", "Nonsense");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Nonsense", "PlanEnactCleanUp");
  }

  static Stream<CommandLine> commands() {
    return all(CommandLines.create())
        .filter(command -> !command.getCommandSpec().usageMessage().hidden());
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandLineTest::all));
  }

  static Stream<String> examples() {
    return commands()
        .flatMap(command -> Stream.of(command.getCommandSpec().usageMessage().footer()))
        .map(String::strip)
        .filter(line -> line.startsWith("holdfast "))
        .map(line -> line.replaceAll(" (>>|\\|) .*", "").replace("%%", "%"));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }
}
