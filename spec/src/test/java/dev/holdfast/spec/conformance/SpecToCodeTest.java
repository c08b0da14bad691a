package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.spec.Check;
import dev.holdfast.spec.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page that leads from spec to code says what is so.
class SpecToCodeTest {

  private static final Path MACHINE = Path.of("..", "store", "protocol", "src", "main", "java");
  private static final List<Path> TESTS =
      List.of(Path.of("..", "store", "protocol", "src", "test"), Path.of("src", "test"));

  private final SpecToCodeMap map = SpecToCodeMap.read();

  @Test
  void thePageIsWhatWouldBeWrittenNow() throws IOException {
    String page = SpecToCode.page();
    if ("write".equals(System.getProperty("holdfast.table"))) {
      Files.writeString(SpecToCode.PAGE, page);
    }
    assertThat(SpecToCode.PAGE)
        .as("docs/spec-to-code.md, whose second paragraph tells how to write it anew")
        .hasContent(page);
  }

  @Test
  void everyActionIsOneCommandOrTimePassing() throws IOException {
    String access = read(Path.of("tla", "Access.tla"));
    assertThat(map.access())
        .isNotEmpty()
        .allSatisfy(action -> assertThat(access).containsPattern("(?m)^" + action));
    List<String> told = new ArrayList<>(SpecToCode.commands());
    assertThat(told).endsWith(map.access().toArray(String[]::new));
    told.removeAll(map.access());
    map.forms().values().forEach(told::addAll);
    told.addAll(map.time());
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SpecCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
    String spec = read(Path.of("tla", "Store.tla")) + read(Path.of("tla", "Commands.tla"));
    assertThat(told).allSatisfy(action -> assertThat(spec).containsPattern("(?m)^" + action));
    assertThat(SpecToCode.carriedOut().keySet())
        .containsExactlyInAnyOrderElementsOf(SpecToCode.commands());
  }

  @Test
  void theSpecHasTheCommandsInTheOrderOfTheMachine() throws IOException {
    String spec = read(Path.of("tla", "Store.tla"));
    List<Integer> places =
        SpecToCode.commands().stream()
            .map(command -> Pattern.compile("(?m)^" + command + "\\b.* ==").matcher(spec))
            .filter(Matcher::find)
            .map(Matcher::start)
            .toList();
    assertThat(places).hasSizeGreaterThan(15).isSorted();
  }

  @Test
  void everyRuleOfTheStoreIsToldAndEveryRuleToldBreaksSomething() {
    Map<String, List<Check>> bugs = SpecToCode.bugs();
    assertThat(bugs.keySet()).containsAll(map.rules().keySet());
    assertThat(bugs.values())
        .allSatisfy(checks ->
            assertThat(checks)
                .isNotEmpty()
                .allMatch(check -> check.expected() instanceof Expectation.Breaks));
    assertThat(SpecToCode.commands())
        .filteredOn(command -> map.rulesOf(command).isEmpty())
        .as("commands without a rule")
        .isEmpty();
  }

  @Test
  void whatIsNamedExists() throws IOException {
    List<String> mutations = Mutations.all().stream().map(Mutation::name).toList();
    for (SpecToCodeMap.Rule rule : map.rules().values()) {
      assertThat(SpecToCode.commands()).containsAll(rule.commands());
      assertThat(mutations).containsAll(rule.mutations());
      for (String asserted : rule.asserted()) {
        String[] parts = asserted.split("#");
        Path source = find(parts[0] + ".java", List.of(MACHINE));
        assertThat(parts.length == 1 || read(source).contains(" " + parts[1] + "("))
            .as("%s in %s", asserted, source)
            .isTrue();
      }
      for (String test : rule.tests()) {
        find(test.contains(".") ? test : test + ".java", TESTS);
      }
    }
  }

  private static Path find(String file, List<Path> roots) throws IOException {
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        var found = files.filter(path -> path.getFileName().toString().equals(file)).findAny();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new AssertionError("there is no " + file);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
