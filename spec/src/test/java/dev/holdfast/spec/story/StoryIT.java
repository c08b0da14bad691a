package dev.holdfast.spec.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.spec.Checks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stories as a reader gets them, from counterexamples that TLC really found.
class StoryIT {

  @Test
  void theIncidentIsToldFromTheFirstPlanToTheWedge() throws Exception {
    assertThat(told("Incident").sentences())
        .extracting(Story.Sentence::words)
        .startsWith("Planner proposes plan 1.")
        .contains(
            "Enactor A gets the lock of api and installs plan 1, over the newer plan 3: its check"
                + " is long stale.",
            "Enactor B deletes plan 1 — its records go with it: api answers nothing.")
        .last()
        .asString()
        .contains("is turned away")
        .contains("plan 1, which is gone");
  }

  @Test
  void theLockThatGivesNoOrderIsToldWithTheOldPlanOverTheNewerOne() throws Exception {
    assertThat(told("OutsideTargets").sentences())
        .extracting(Story.Sentence::words)
        .anySatisfy(words -> assertThat(words).startsWith("Enactor A finds plan 1 due"))
        .last()
        .asString()
        .startsWith("An update arrives: e1 holds generation 1 now, over generation 2;");
  }

  @Test
  void eachStepShowsWhatChangedAndTheStoryEndsWithWhatIsWrong() throws Exception {
    assertThat(told("PlanEnactCleanUp_bug_one_step").text())
        .startsWith("PlanEnactCleanUp_bug_one_step. Comparing and writing are two steps")
        .contains("  1. A planner draws generation 1 and opens its plan.\n")
        .contains("       lastGeneration 0 → 1; ")
        .endsWith(
            "Broken: ForwardOnly. Promise 1. Nothing older than what was ever live at an endpoint is"
                + " live there, not even after the endpoint or its zone was deleted.\n");
  }

  @Test
  void aStoryWithoutAnEndSaysWhereItRepeats() throws Exception {
    assertThat(told("Incident_wedge_recovery").ending())
        .containsPattern("From here on, steps \\d+ and after repeat for ever. Broken: Recovers.");
  }

  @Test
  void whatIsReachedOnPurposeIsNotCalledBroken() throws Exception {
    assertThat(told("PlanEnactCleanUp_reach_late").ending())
        .isEqualTo("Reached: An enactor about to write an older plan over a newer one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AnyCaller_bug_zone_floor",
        "AnyCaller_bug_spare_held",
        "AnyCaller_bug_nearer_wins",
        "AnyCaller_bug_override_uses",
        "AnyCaller_bug_roll_back_freezes",
        "LateRequests_limit_forgotten",
        "Planning_bug_draw_first",
        "PlanEnactCleanUp_bug_decide_in_store",
        "OutsideTargets_bug_marker_orders",
        "OutsideTargets_reach_unheard",
        "Claims_bug_claims_outlive_restarts",
        "Claims_bug_claims_expire",
        "Guards_bug_override_consumed",
        "Guards_bug_frozen_in_write",
        "Velocity_bug_window_is_kept"
      })
  void everyStepIsASentence(String configuration) throws Exception {
    assertThat(told(configuration).sentences())
        .isNotEmpty()
        .allSatisfy(sentence -> {
          assertThat(sentence.words()).matches(".+ .+\\.").doesNotContain("?");
          assertThat(sentence.changes()).isNotEmpty();
        });
  }

  @Test
  void whatHoldsHasNoStory() throws Exception {
    var check = Checks.matching("Incident_compare").getFirst();
    assertThat(TraceTeller.tell(check, states -> {}))
        .isEqualTo(new Story.Untold("nothing to tell: Incident_compare holds"));
  }

  private static Story.Told told(String name) throws InterruptedException {
    Story story = TraceTeller.tell(Checks.counterexample(name).orElseThrow(), states -> {});
    assertThat(story).isInstanceOf(Story.Told.class);
    return (Story.Told) story;
  }
}
