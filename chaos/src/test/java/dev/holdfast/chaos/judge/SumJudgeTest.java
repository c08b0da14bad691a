package dev.holdfast.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.StateSum;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sums of three nodes after the first command of a log.
class SumJudgeTest {

  private final PlayedStore store = new PlayedStore();
  private final String right =
      HexFormat.of()
          .formatHex(dev.holdfast.replica.codec.StateSum.of(store.state()).digest().toBytes());

  private List<String> found(Entry... entries) {
    return new Run(List.of(entries), store.logs())
        .sums().findings().stream().map(Finding::rule).toList();
  }

  private static StateSum sum(String node, String sum) {
    return new StateSum(node, 1, sum, Duration.ZERO);
  }

  @Test
  void equalSumsThatAreTheLogsHold() {
    assertThat(found(sum("a", right), sum("b", right))).isEmpty();
  }

  @Test
  void aNodeThatDiffersIsSeenAndSoAreAllThatDifferFromTheLog() {
    assertThat(found(sum("a", right), sum("b", "00")))
        .containsExactly(SumJudge.EQUAL, SumJudge.LOG);
    assertThat(found(sum("a", "00"), sum("b", "00"))).containsExactly(SumJudge.LOG);
  }
}
