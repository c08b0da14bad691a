package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.spec.CheckResult;
import dev.holdfast.spec.Checker;
import dev.holdfast.spec.Checks;
import dev.holdfast.spec.ProgressListener;
import dev.holdfast.spec.conformance.machine.JavaMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Spec and code are one: every step of the spec is what the machine does, and the machine does
/// nothing else. The models of every build; [LargeGraphEqualityIT] has the largest.
class GraphEqualityIT {

  private static final Path REPORT = Path.of("target", "conformance.txt");
  private static final long LEAST_STATES = 35_000;

  /// One model for each concern.
  private static final List<String> MODELS =
      List.of(
          "Commands_small_freeze",
          "Commands_guards",
          "Commands_small_overrides",
          "Commands_claims",
          "Commands_history",
          "Commands_small");

  @Test
  void everyStepOfTheSpecIsWhatTheMachineDoesAndTheMachineDoesNothingElse() throws IOException {
    Tally total = compare(configurations(), REPORT);
    assertThat(total.states()).as("states compared").isGreaterThanOrEqualTo(LEAST_STATES);
    assertThat(total.stepsByAction().keySet()).as("actions taken").isEqualTo(actions());
    assertThat(total.refusalsByRule().keySet())
        .as("rules that refused")
        .isEqualTo(RulesInReach.inReach());
  }

  /// What was compared; fails where spec and machine disagree.
  ///
  /// @param file takes the counts
  static Tally compare(List<String> configurations, Path file) throws IOException {
    Tally total = new Tally();
    StringBuilder report = new StringBuilder();
    for (String configuration : configurations) {
      Comparison.Result result = Comparison.of(configuration, JavaMachine::new);
      report.append("%s, %s%n%s%n%n".formatted(configuration, result.bounds(), result.tally()));
      assertThat(result.disagreement()).as("disagreements under %s", configuration).isEmpty();
      assertThat(result.bounds().history())
          .as(
              "contents remembered in %s, so that the machine's own limit is never met",
              configuration)
          .isGreaterThanOrEqualTo(result.bounds().generations());
      total.add(result.tally());
    }
    System.out.println(report);
    Files.writeString(file, report);
    return total;
  }

  @Test
  void asManyStatesAreComparedAsTlcFindsByItself() throws InterruptedException {
    String configuration = "Commands_small";
    List<CheckResult> results = Checker.run(Checks.matching(configuration), ProgressListener.NONE);
    Comparison.Result compared = Comparison.of(configuration, JavaMachine::new);
    assertThat(results).hasSize(1).allMatch(CheckResult::isAsExpected);
    assertThat(compared.disagreement()).isEmpty();
    assertThat(compared.tally().states()).isEqualTo(results.getFirst().distinctStates());
  }

  private static List<String> configurations() {
    return List.of(System.getProperty("holdfast.conformance", String.join(",", MODELS)).split(","));
  }

  static Set<String> actions() {
    return Arrays.stream(SpecCommand.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
