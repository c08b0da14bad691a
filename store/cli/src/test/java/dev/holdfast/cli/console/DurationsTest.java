package dev.holdfast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "5s,PT5S", "1h30m,PT1H30M", "7d,P7D", "1M,PT1M", "0s,PT0S"})
  void timesAreWrittenWithTheirUnits(String text, Duration meant) {
    assertThat(new Durations().convert(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "1.5s", "5s!", "1y"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> new Durations().convert(text)).hasMessageContaining("is no time");
  }

  @Test
  void timesAreToldByTheirTwoGreatestUnits() {
    assertThat(Durations.print(Duration.ofMillis(420))).isEqualTo("420ms");
    assertThat(Durations.print(Duration.ofSeconds(59))).isEqualTo("59s");
    assertThat(Durations.print(Duration.ofSeconds(3661))).isEqualTo("1h1m");
    assertThat(Durations.print(Duration.ofHours(49))).isEqualTo("2d1h");
  }
}
