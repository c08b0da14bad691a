package dev.holdfast.chaos.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.judge.Finding;
import dev.holdfast.testing.mutation.ChangedClasses;
import dev.holdfast.testing.mutation.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The harness is judged by what it catches: each bug is compiled into the product, real nodes run
/// with it, the fault that brings it out happens, and the check that is to see it does. The same
/// scenarios find nothing where there is no bug.
@Tag("thorough")
class SeededBugsIT {

  private static final List<String> TABLE = new ArrayList<>();

  @TempDir Path folder;

  static List<SeededBug> bugs() {
    return Stream.concat(SeededBugs.alone().stream(), SeededBugs.together().stream()).toList();
  }

  private Path classes(List<Edit> edits) throws IOException {
    return ChangedClasses.of(
        edits, Files.createTempDirectory(folder, "changed"), System.getProperty("java.class.path"));
  }

  /// What the fault of a bug takes, without the bug.
  private ClusterOptions withMeans(SeededBug bug, ClusterOptions options) throws IOException {
    return withClasses(bug.means().nodes(), bug.means().edits(), options);
  }

  private ClusterOptions withClasses(List<String> nodes, List<Edit> edits, ClusterOptions options)
      throws IOException {
    Path classes = classes(edits);
    ClusterOptions changed = options;
    for (String node : nodes) {
      changed = changed.withClasses(node, classes);
    }
    return changed;
  }

  @ParameterizedTest
  @MethodSource("bugs")
  @Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyBugIsFound(SeededBug bug) throws Exception {
    ClusterOptions options = withClasses(bug.members(), bug.edits(), bug.options());
    try (Stage stage = Stage.open(withMeans(bug, options), false)) {
      long begun = System.nanoTime();
      bug.scenario().play(stage, bug.zone());
      List<Finding> findings = stage.findings();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      TABLE.add(
          "| %s | %s | %s | %.1f s |"
              .formatted(bug.name(), bug.fault(), bug.check(), took.toMillis() / 1e3));
      assertThat(findings).as(bug.name()).extracting(Finding::rule).contains(bug.check());
    }
  }

  @Test
  void oneNodeWithoutABugIsClean() throws Exception {
    assertClean(SeededBugs.alone());
  }

  @Test
  void threeNodesWithoutABugAreClean() throws Exception {
    assertClean(SeededBugs.together());
  }

  private void assertClean(List<SeededBug> bugs) throws Exception {
    ClusterOptions options = bugs.getFirst().options();
    for (SeededBug bug : bugs) {
      options = withMeans(bug, options);
    }
    try (Stage stage = Stage.open(options, true)) {
      for (SeededBug bug : bugs) {
        bug.scenario().play(stage, bug.zone());
      }
      assertThat(stage.findings()).isEmpty();
    }
  }

  @AfterAll
  static void tell() {
    System.out.println("| bug | fault that brings it out | check that sees it | time to find |");
    System.out.println("|---|---|---|--:|");
    TABLE.forEach(System.out::println);
  }
}
