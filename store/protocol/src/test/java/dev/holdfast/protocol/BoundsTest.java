package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.Plans;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: what callers may pile up is bounded, and the bound is told with its figure.
class BoundsTest {

  /// 2 000 values of some 65 000 octets make more than one caller may stage.
  private static final RecordSet BULK =
      RecordSet.of(RecordType.TXT, 60, Rdata.of(new byte[65_000]));

  private final Stage stage = Stage.withZone();

  @Test
  void octets_of_a_plan_are_those_of_names_sets_and_values() {
    assertThat(PlanContents.octets(DomainName.of("api.example."), RecordSets.NONE)).isEqualTo(13);
    assertThat(PlanContents.octets(DomainName.of("api.example."), only(a(1, 2))))
        .isEqualTo(13 + 10 + 2 * (8 + 4));
    PlanContents contents = PlanContents.NONE.with(DomainName.of("api.example."), only(a(1, 2)));
    assertThat(contents.octets()).isEqualTo(47);
    assertThat(contents.with(DomainName.of("www.example."), only(a(1))).octets()).isEqualTo(82);
  }

  @Test
  void open_plans_are_bounded_and_sealing_makes_room() {
    for (int i = 0; i < Limits.OPEN_PLANS; i++) {
      assertThat(stage.refusals(new Command.OpenPlan())).isEmpty();
    }
    assertThat(stage.refusals(new Command.OpenPlan()))
        .containsExactly("too-many-open-plans the store");
    stage.tell(new Command.CleanUp(1, Duration.ZERO));
    assertThat(stage.refusals(new Command.OpenPlan())).isEmpty();
  }

  @Test
  void sealed_plans_are_bounded_and_clean_up_makes_room() {
    for (int i = 0; i < Limits.SEALED_PLANS; i++) {
      stage.plan("api.example.", only(a(1)));
    }
    assertThat(stage.state().plans().totals().sealed()).isEqualTo(Limits.SEALED_PLANS);
    assertThat(stage.refusals(new Command.OpenPlan())).containsExactly("too-many-plans the store");
    stage.tell(new Command.CleanUp(1, Duration.ofHours(1)));
    assertThat(stage.refusals(new Command.OpenPlan())).isEmpty();
  }

  @Test
  void what_one_caller_stages_is_bounded_over_all_its_open_plans() {
    long first = open("bulk");
    long second = open("bulk");
    int fit = (int) (Limits.STAGED_OCTETS_OF_CALLER / (65_000 + 40));
    stage(first, "bulk", fit / 2);
    stage(second, "bulk", fit / 2);
    assertThat(stage.refusals(chunk(second, 1, 100)))
        .containsExactly("staged-octets-of-caller plan " + second);
    long other = open("other");
    assertThat(stage.refusals(chunk(other, 0, 100))).isEmpty();
    seal(first);
    assertThat(stage.refusals(chunk(second, 1, 100))).as("sealed ones do not count").isEmpty();
  }

  @Test
  void what_all_stage_is_bounded_sealed_plans_included() {
    int fit = (int) (Limits.STAGED_OCTETS_OF_CALLER / (65_000 + 40));
    for (int i = 0; i < 4; i++) {
      long plan = open("bulk");
      stage(plan, "bulk", fit - 1);
      seal(plan);
    }
    long last = open("other");
    List<String> refusals = stage.refusals(chunk(last, 0, 100));
    assertThat(refusals).containsExactly("staged-octets plan " + last);
    stage.tell(new Command.CleanUp(1, Duration.ofHours(1)));
    assertThat(stage.refusals(chunk(last, 0, 100))).isEmpty();
  }

  @Test
  void totals_are_those_of_the_plans_counted_anew() {
    stage.plan("api.example.", only(a(1)));
    stage.plan("api.example.", only(a(2)));
    stage.tell(new Command.OpenPlan());
    stage.tell(new Command.CleanUp(1, Duration.ofHours(1)));
    Plans plans = stage.state().plans();
    assertThat(Plans.of(plans.byGeneration())).isEqualTo(plans);
    assertThat(plans.totals().open()).isEqualTo(1);
    assertThat(plans.totals().sealed()).isEqualTo(1);
    assertThat(plans.totals().cleaned()).isEqualTo(1);
    assertThat(plans.totals().octets()).isEqualTo(35);
  }

  private long open(String caller) {
    return ((Outcome.PlanOpened) stage.tell(caller, "", new Command.OpenPlan())).generation();
  }

  private void stage(long plan, String caller, int endpoints) {
    assertThat(stage.tell(caller, "", chunk(plan, 0, endpoints)))
        .isInstanceOf(Outcome.RecordSetsStaged.class);
  }

  private static Command chunk(long plan, int chunk, int endpoints) {
    List<Command.Desired> desired = new ArrayList<>();
    for (int i = 0; i < endpoints; i++) {
      desired.add(
          new Command.Desired(
              DomainName.of("e%d-%d.example.".formatted(chunk, i)), RecordSets.of(BULK)));
    }
    return new Command.StageRecordSets(plan, chunk, desired);
  }

  private void seal(long generation) {
    Plan.Open open = (Plan.Open) stage.state().plans().find(generation).orElseThrow();
    assertThat(
            stage.tell(
                new Command.SealPlan(
                    generation,
                    open.digest(),
                    open.contents().endpoints().size(),
                    open.contents().recordSets())))
        .isInstanceOf(Outcome.PlanSealed.class);
  }
}
