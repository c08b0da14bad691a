package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CheckListTest {

  @Test
  void eachLineIsACheckAndCommentsAreNone() {
    assertThat(
            CheckList.read(
                """
                # a comment

                fast  Some               holds
                large Some_other         holds never Up Down
                long  Some_bug_rule      breaks-state Promise
                fast  Some_bug_step      breaks-step Promise
                fast  Some_bug_waits     breaks-liveness Promise
                fast  Some_reach_corner  reaches NoCorner
                """))
        .containsExactly(
            new Check(Check.Set.FAST, "Some", holds()),
            new Check(Check.Set.LARGE, "Some_other", holds("Down", "Up")),
            new Check(Check.Set.LONG, "Some_bug_rule", breaks(Breach.Kind.STATE)),
            new Check(Check.Set.FAST, "Some_bug_step", breaks(Breach.Kind.STEP)),
            new Check(Check.Set.FAST, "Some_bug_waits", breaks(Breach.Kind.LIVENESS)),
            new Check(Check.Set.FAST, "Some_reach_corner", new Expectation.Reaches("NoCorner")))
        .allMatch(check -> check.module().equals("Some"));
  }

  @Test
  void aBadLineIsNamedWithItsReason() {
    assertProblem("fast Some", "line 1: a check is a set, a configuration and an expectation");
    assertProblem("\nslow Some holds", "line 2: the set is fast, large or long, not slow");
    assertProblem("fast Some wins", "line 1: unknown expectation wins");
    assertProblem("fast Some breaks-state", "line 1: after breaks-state comes one property");
    assertProblem(
        "fast Some holds always",
        "line 1: after holds comes nothing, or never and the actions never taken");
    assertProblem("fast Some holds\nlong Some holds", "line 2: Some stands in the table twice");
  }

  private static void assertProblem(String table, String problem) {
    assertThatThrownBy(() -> CheckList.read(table))
        .isInstanceOf(CheckException.class)
        .hasMessage("models/checks.txt, " + problem);
  }

  private static Expectation holds(String... never) {
    return new Expectation.Holds(new TreeSet<>(List.of(never)));
  }

  private static Expectation breaks(Breach.Kind kind) {
    return new Expectation.Breaks(new Breach(kind, "Promise"));
  }
}
