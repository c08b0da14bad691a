package dev.holdfast.spec.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {

  private static final TraceState BEFORE =
      state("endpoints", "(e1 :> [live |-> 1, history |-> <<>>])", "owed", "{}");

  @Test
  void aChangeIsShownWhereItHappened() {
    Step step =
        new Step(
            BEFORE, state("endpoints", "(e1 :> [live |-> 2, history |-> <<1>>])", "owed", "{e1}"));
    assertThat(step.changes())
        .containsExactly(
            "endpoints.e1.live 1 → 2", "endpoints.e1.history nothing → <1>", "owed {} → {e1}");
    assertThat(step.who("endpoints")).isEqualTo("e1");
    assertThat(step.before("endpoints", "e1", "live")).isEqualTo("1");
    assertThat(step.now("endpoints", "e1", "live")).isEqualTo("2");
  }

  @Test
  void whatComesAndGoesIsShownWhole() {
    Step gone = new Step(BEFORE, state("endpoints", "<<>>", "owed", "{}"));
    assertThat(gone.changes()).containsExactly("endpoints.e1 (live 1, history <>) → nothing");
    Step come = new Step(gone.after(), BEFORE);
    assertThat(come.changes()).containsExactly("endpoints.e1 nothing → (live 1, history <>)");
  }

  @Test
  void whereNothingChangedThereIsNobody() {
    Step step = new Step(BEFORE, BEFORE);
    assertThat(step.changes()).isEmpty();
    assertThat(step.who("endpoints")).isEqualTo("?");
    assertThat(step.now("endpoints", "e2", "live")).isEqualTo("nothing");
  }

  private static TraceState state(String... namesAndValues) {
    Map<String, Value> variables = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], ValueParser.parse(namesAndValues[i + 1]));
    }
    return new TraceState("Action", variables);
  }
}
