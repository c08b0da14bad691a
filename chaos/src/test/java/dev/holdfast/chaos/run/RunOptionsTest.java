package dev.holdfast.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is asked for makes sense, or is refused with what would.
class RunOptionsTest {

  private static RunOptions options(Duration time, String... faults) {
    return new RunOptions(
        7, time, List.of(faults), Path.of("run.html").toAbsolutePath(), Optional.empty());
  }

  @Test
  void anotherProcessIsToldTheSame() {
    RunOptions options = options(Duration.ofSeconds(90), "kill-leader", "cut-ring");

    assertThat(RunOptions.parse(options.arguments().toArray(String[]::new))).isEqualTo(options);
    RunOptions all = options(Duration.ofMinutes(5));
    assertThat(RunOptions.parse(all.arguments().toArray(String[]::new))).isEqualTo(all);
  }

  @Test
  void aFaultThatDoesNotExistIsNamedTogetherWithThoseThatDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Duration.ofMinutes(1), "kill-leader", "earthquake"))
        .withMessageStartingWith(
            "There is no fault 'earthquake'; there are kill-node, kill-leader");
  }

  @Test
  void aTimeInWhichNotEachFaultCanHappenIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Duration.ofSeconds(20), "kill-leader", "cut-ring"))
        .withMessageContaining("20 s are too short")
        .withMessageContaining("21 s are enough");
  }

  @Test
  void aRunThatWouldKeepTooMuchIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Duration.ofHours(8)))
        .withMessageStartingWith("28800 s are too long")
        .withMessageContaining("3600 s at most");
  }
}
