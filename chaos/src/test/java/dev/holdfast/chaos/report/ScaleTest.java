package dev.holdfast.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Figures stand where their axes say.
class ScaleTest {

  @Test
  void aLinearScaleEndsAtARoundNumberThatIsNotExceeded() {
    assertThat(Scale.linear(0).most()).isEqualTo(1);
    assertThat(Scale.linear(17).most()).isEqualTo(20);
    assertThat(Scale.linear(51).most()).isEqualTo(100);
    assertThat(Scale.linear(100).most()).isEqualTo(100);
    assertThat(Scale.linear(17).share(10)).isEqualTo(0.5);
  }

  @Test
  void onALogarithmicScaleEachStepIsAFactorAndNothingLeavesThePlot() {
    Scale scale = Scale.ofMillis();

    assertThat(scale.share(100)).isEqualTo(0.5);
    assertThat(scale.share(0.001)).isZero();
    assertThat(scale.share(1e9)).isEqualTo(1);
  }

  @Test
  void theAxisIsMarkedAtRoundTimes() {
    TimeAxis axis = new TimeAxis(Duration.ofMinutes(10), 100, 600);
    Markup svg = new Markup();
    axis.labels(svg, 0);

    assertThat(axis.x(Duration.ofMinutes(5))).isEqualTo(400);
    assertThat(svg.toString()).contains(">0:00<", ">5:00<", ">10:00<").doesNotContain(">0:30<");
  }
}
