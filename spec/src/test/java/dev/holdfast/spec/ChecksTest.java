package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of checks fits what stands beside it.
class ChecksTest {

  private static final Path MODELS = Path.of("models");

  @Test
  void everyModelStandsInTheTableAndEveryLineOfTheTableHasAModel() throws IOException {
    assertThat(Checks.all())
        .extracting(Check::configuration)
        .containsExactlyInAnyOrderElementsOf(models());
  }

  @Test
  void everyModelSaysInACommentWhatItIsFor() throws IOException {
    for (String model : models()) {
      assertThat(Resources.model(model).orElseThrow()).as(model).startsWith("\\* ");
    }
  }

  @Test
  void everyRuleHasAModelWithoutItThatMustBreak() {
    String broken =
        Checks.fast().stream()
            .filter(check -> check.configuration().contains("_bug_"))
            .filter(check -> check.expected() instanceof Expectation.Breaks)
            .map(check -> Resources.model(check.configuration()).orElseThrow())
            .collect(Collectors.joining());
    assertThat(quoted(Resources.module("Rules").orElseThrow().split("Fence ==")[0]))
        .hasSizeGreaterThan(12)
        .allSatisfy(rule -> assertThat(broken).contains("\"" + rule + "\""));
  }

  @Test
  void everyRuleIsKeptByAModelThatHolds() {
    List<String> modules =
        List.of(
            "AnyCaller",
            "PlanEnactCleanUp",
            "LateRequests",
            "Planning",
            "OutsideTargets",
            "Claims",
            "Guards",
            "Velocity",
            "Access");
    for (String module : modules) {
      Check check =
          Checks.matching(module).stream()
              .filter(c -> c.configuration().equals(module))
              .findFirst()
              .orElseThrow();
      assertThat(check.expected()).isInstanceOf(Expectation.Holds.class);
      assertThat(Resources.model(module).orElseThrow()).contains("Without = {}");
    }
  }

  @Test
  void checksAreFoundByModuleAndByConfiguration() {
    assertThat(Checks.matching("Incident"))
        .hasSizeGreaterThan(5)
        .allMatch(check -> check.module().equals("Incident"));
    assertThat(Checks.matching("Incident_empty")).hasSize(1);
    assertThat(Checks.matching("Nothing")).isEmpty();
    assertThat(Checks.counterexample("Incident").orElseThrow().configuration())
        .isEqualTo("Incident_wedge");
    assertThat(Checks.counterexample("Incident_compare")).isEmpty();
  }

  private static List<String> models() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cfg"))
          .map(name -> name.substring(0, name.length() - ".cfg".length()))
          .toList();
    }
  }

  private static List<String> quoted(String text) {
    return Pattern.compile("\"([^\"]+)\"")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
