package dev.holdfast.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Removals are counted while the window holds them, and never forgotten too early.
class RemovalsTest {

  private static final Instant START = Instant.parse("2025-10-19T22:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_removal_counts_until_the_window_has_left_it_behind() {
    Removals removals = Removals.NONE.with(3, HOUR, START);

    assertThat(removals.within(HOUR, START)).isEqualTo(3);
    assertThat(removals.within(HOUR, START.plus(HOUR).minusNanos(1))).isEqualTo(3);
    assertThat(removals.within(HOUR, START.plus(HOUR))).isZero();
  }

  @Test
  void removals_add_up_and_old_ones_are_forgotten() {
    Removals removals =
        Removals.NONE
            .with(1, HOUR, START)
            .with(2, HOUR, START.plusSeconds(1800))
            .with(4, HOUR, START.plusSeconds(3600));

    assertThat(removals.oldestFirst()).hasSize(2);
    assertThat(removals.within(HOUR, START.plusSeconds(3600))).isEqualTo(6);
  }

  @Test
  void nothing_removed_is_nothing_kept() {
    assertThat(Removals.NONE.with(0, HOUR, START)).isSameAs(Removals.NONE);
    assertThat(Removals.NONE.with(1, HOUR, START).with(0, HOUR, START.plus(HOUR)))
        .isSameAs(Removals.NONE);
  }

  @Test
  void beyond_what_is_kept_apart_the_oldest_count_longer_never_shorter() {
    Removals removals = Removals.NONE;
    for (int second = 0; second <= Removals.KEPT; second++) {
      removals = removals.with(1, HOUR, START.plusSeconds(second));
    }

    assertThat(removals.oldestFirst()).hasSize(Removals.KEPT);
    assertThat(removals.oldestFirst().getFirst())
        .isEqualTo(new Removals.Removal(START.plusSeconds(1), 2));
    assertThat(removals.within(HOUR, START.plus(HOUR))).isEqualTo(Removals.KEPT + 1);
    assertThat(removals.within(HOUR, START.plus(HOUR).plusSeconds(1))).isEqualTo(Removals.KEPT - 1);
  }
}
