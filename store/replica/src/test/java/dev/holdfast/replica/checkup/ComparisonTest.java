package dev.holdfast.replica.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.record.Digest;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The majority of all voting members is right; without one nobody can tell.
class ComparisonTest {

  private static final Digest ONE = Digest.ofContent(new byte[] {1});
  private static final Digest TWO = Digest.ofContent(new byte[] {2});
  private static final Digest THREE = Digest.ofContent(new byte[] {3});
  private static final SortedSet<String> VOTERS = set("a", "b", "c");

  private static SortedSet<String> set(String... nodes) {
    return new TreeSet<>(List.of(nodes));
  }

  @Test
  void equalSumsAgreeHoweverManyAreSilent() {
    assertThat(Comparison.of("a", Map.of("a", ONE, "b", ONE, "c", ONE), VOTERS))
        .isEqualTo(new Comparison.Agreed(VOTERS));
    assertThat(Comparison.of("a", Map.of("a", ONE), VOTERS))
        .isEqualTo(new Comparison.Agreed(set("a")));
  }

  @Test
  void oneAgainstTwoIsOutvoted() {
    assertThat(Comparison.of("a", Map.of("a", ONE, "b", TWO, "c", TWO), VOTERS))
        .isEqualTo(new Comparison.Outvoted(set("b", "c")));
  }

  @Test
  void whoIsWithTheMajoritySeesWhoIsNot() {
    assertThat(Comparison.of("b", Map.of("a", ONE, "b", TWO, "c", TWO), VOTERS))
        .isEqualTo(new Comparison.OthersDiffer(set("a")));
  }

  @Test
  void oneAgainstOneDecidesNothing() {
    assertThat(Comparison.of("a", Map.of("a", ONE, "b", TWO), VOTERS))
        .isEqualTo(new Comparison.Undecided(set("a", "b")));
  }

  @Test
  void threeThatAllDifferDecideNothing() {
    assertThat(Comparison.of("a", Map.of("a", ONE, "b", TWO, "c", THREE), VOTERS))
        .isEqualTo(new Comparison.Undecided(VOTERS));
  }

  @Test
  void aMemberWithoutAVoteCannotOutvoteAnyoneAndCanBeOutvoted() {
    SortedSet<String> two = set("a", "b");

    assertThat(Comparison.of("a", Map.of("a", ONE, "b", TWO, "learner", TWO), two))
        .isEqualTo(new Comparison.Undecided(set("a", "b", "learner")));
    assertThat(Comparison.of("learner", Map.of("a", ONE, "b", ONE, "learner", TWO), two))
        .isEqualTo(new Comparison.Outvoted(two));
  }

  @Test
  void halfOfAnEvenNumberIsNoMajority() {
    assertThat(
            Comparison.of(
                "a", Map.of("a", ONE, "b", ONE, "c", TWO, "d", TWO), set("a", "b", "c", "d")))
        .isEqualTo(new Comparison.Undecided(set("a", "b", "c", "d")));
  }
}
