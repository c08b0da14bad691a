package dev.holdfast.chaos.contest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goal: what counts is the median of the ratios of single rounds, and a goal that is missed is
/// said to be.
class ScoreboardTest {

  private static final Discipline RATE = new Discipline("writes", "/s", true, 2.0);
  private static final Discipline TIME = new Discipline("one write", "ms", false, 1.0);

  private final Scoreboard board = new Scoreboard();

  @Test
  void the_ratio_of_each_round_is_taken_before_the_median() {
    board.add(RATE, 300, 100);
    board.add(RATE, 10, 10);
    board.add(RATE, 50, 20);

    assertThat(board.markdown())
        .contains("| writes | 50.00 /s | 20.00 /s | 2.50 | 3: 1.00 to 3.00 | >= 2.0 | reached |");
    assertThat(board.allMet()).isTrue();
  }

  @Test
  void one_goal_that_is_missed_is_told_and_counts_for_all() {
    board.add(RATE, 300, 100);
    board.add(TIME, 1.5, 1.0);

    assertThat(board.markdown()).contains("| <= 1.0 | missed |");
    assertThat(board.allMet()).isFalse();
    assertThat(board.json().get(1).getAsJsonObject().get("reached").getAsBoolean()).isFalse();
  }

  @Test
  void of_an_even_number_of_rounds_the_median_lies_between_the_middle_two() {
    board.add(TIME, 1, 1);
    board.add(TIME, 2, 1);

    assertThat(board.json().get(0).getAsJsonObject().get("median_ratio").getAsDouble())
        .isEqualTo(1.5);
  }
}
