package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The specification itself: every check of the fast set finds what it must find.
class FastSetIT {

  private static final Path REPORT = Path.of("target", "checks.txt");

  @TestFactory
  Stream<DynamicTest> everyCheckOfTheFastSetIsAsExpected()
      throws InterruptedException, IOException {
    List<CheckResult> results = Checker.run(Checks.fast(), ProgressListener.NONE);
    Files.writeString(REPORT, CheckTable.render(results));
    return results.stream()
        .map(result ->
            DynamicTest.dynamicTest(
                result.configuration() + " " + result.expected(),
                () -> assertThat(result.verdict()).isEqualTo(new Verdict.AsExpected())));
  }
}
