package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The specification itself: every check of the fast set finds what it must find.
class FastSetIT {

  private static final Path REPORT = Path.of("target", "checks.txt");

  /// Takes long enough to be asked how far it is.
  private static final String LONGEST = "AnyCaller";

  @TestFactory
  Stream<DynamicTest> everyCheckOfTheFastSetIsAsExpected()
      throws InterruptedException, IOException {
    Set<String> heardOf = new HashSet<>();
    List<CheckResult> results = Checker.run(Checks.fast(), notingProgress(heardOf));
    Files.writeString(REPORT, CheckTable.render(results));
    assertThat(heardOf).as("checks that told how far they were").contains(LONGEST);
    return results.stream()
        .map(result ->
            DynamicTest.dynamicTest(
                result.configuration() + " " + result.expected(),
                () -> assertThat(result.verdict()).isEqualTo(new Verdict.AsExpected())));
  }

  private static ProgressListener notingProgress(Set<String> configurations) {
    return new ProgressListener() {
      @Override
      public void progressed(Check check, long distinctStates) {
        if (distinctStates > 0) {
          configurations.add(check.configuration());
        }
      }
    };
  }
}
