package dev.holdfast.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {

  @Test
  void what_fits_is_shown_whole() {
    assertThat(Excerpt.of("")).isEmpty();
    assertThat(Excerpt.of("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Excerpt.of("Zürich")).isEqualTo("Zürich");
  }

  @Test
  void what_is_too_long_is_cut_between_characters() {
    assertThat(Excerpt.of("x".repeat(81))).isEqualTo("x".repeat(77) + "...");
    assertThat(Excerpt.of("\uD83D\uDE00".repeat(41))).isEqualTo("\uD83D\uDE00".repeat(38) + "...");
  }

  @Test
  void control_characters_and_broken_pairs_are_made_visible() {
    assertThat(Excerpt.of("a\tb\u001b[31m\u0085")).isEqualTo("a\\009b\\027[31m\\133");
    assertThat(Excerpt.of("a\uD83D")).isEqualTo("a?");
  }
}
