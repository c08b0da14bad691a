package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: what outside targets are told to hold is believed forward only, and spares plans.
class TargetingTest {

  private final Stage stage = Stage.withZone();

  @Test
  void a_claim_keeps_a_plan_until_it_expires_and_not_longer() {
    long old = stage.plan("api.example.", only(a(1)));
    stage.tell(new Command.ClaimEnactment("bind", old, Duration.ofMinutes(10)));
    stage.tell(stage.enact(stage.plan("api.example.", only(a(2))), Command.Mode.ATOMIC));

    assertThat(cleanUp().spared())
        .containsExactly(new Outcome.SparedPlan(old, Outcome.Spared.CLAIMED));
    stage.pass(Duration.ofMinutes(10).minusNanos(1));
    assertThat(cleanUp().spared()).hasSize(1);
    stage.pass(Duration.ofNanos(1));
    assertThat(cleanUp().cleaned()).containsExactly(old);
    assertThat(stage.state().targets().find("bind").orElseThrow().claims()).isEmpty();
  }

  @Test
  void what_a_target_holds_is_kept_until_something_newer_is_reported_everywhere() {
    long old = stage.plan("api.example.", only(a(1)), "www.example.", only(a(1)));
    long next = stage.plan("api.example.", only(a(2)), "www.example.", only(a(2)));
    stage.tell(stage.enact(next, Command.Mode.ATOMIC));
    stage.tell(report("bind", old, "api.example.", "www.example."));
    assertThat(cleanUp().spared())
        .containsExactly(new Outcome.SparedPlan(old, Outcome.Spared.HELD));
    stage.tell(report("bind", next, "api.example."));
    assertThat(cleanUp().spared()).hasSize(1);
    assertThat(stage.state().targets().find("bind").orElseThrow().heldAt())
        .containsEntry(old, 1)
        .containsEntry(next, 1);
    stage.tell(report("bind", next, "www.example."));
    assertThat(cleanUp().cleaned()).containsExactly(old);
  }

  @Test
  void a_report_is_news_once_and_never_goes_back() {
    long old = stage.plan("api.example.", only(a(1)));
    long next = stage.plan("api.example.", only(a(2)));
    assertThat(stage.tell(report("bind", next, "api.example.")))
        .isEqualTo(new Outcome.EnactmentReported("bind", next, 1, 0, List.of()));
    assertThat(stage.tell(report("bind", next, "api.example.")))
        .isEqualTo(new Outcome.EnactmentReported("bind", next, 0, 1, List.of()));
    assertThat(stage.refusals(report("bind", old, "api.example.", "www.example.")))
        .containsExactly("stale-report api.example.", "not-in-plan www.example.");
    long revision = stage.state().revision();
    stage.tell(report("bind", old, "api.example."));
    assertThat(stage.state().revision()).isEqualTo(revision);
    assertThat(held("bind", "api.example.")).isEqualTo(next);
    assertThat(held("bind", "www.example.")).isZero();
  }

  @Test
  void only_sealed_plans_are_claimed_and_reported() {
    stage.tell(new Command.OpenPlan());
    long open = stage.state().lastGeneration();
    assertThat(stage.refusals(new Command.ClaimEnactment("bind", open, Duration.ofMinutes(1))))
        .containsExactly("plan-not-sealed plan " + open);
    assertThat(stage.refusals(report("bind", open + 1, "api.example.")))
        .containsExactly("plan-not-found plan " + (open + 1));
  }

  @Test
  void a_target_is_forgotten_whole() {
    long plan = stage.plan("api.example.", only(a(1)));
    stage.tell(report("bind", plan, "api.example."));
    assertThat(stage.tell(new Command.ForgetTarget("bind")))
        .isEqualTo(new Outcome.TargetForgotten("bind"));
    assertThat(stage.state().targets().all()).isEmpty();
    assertThat(stage.refusals(new Command.ForgetTarget("bind")))
        .containsExactly("no-such-target target bind");
  }

  @Test
  void targets_and_claims_are_bounded() {
    long plan = stage.plan("api.example.", only(a(1)));
    for (int i = 0; i < Limits.TARGETS; i++) {
      assertThat(stage.refusals(claim("t" + i, plan))).isEmpty();
    }
    assertThat(stage.refusals(claim("one-more", plan)))
        .containsExactly("too-many-targets the store");
    assertThat(stage.refusals(report("one-more", plan, "api.example.")))
        .containsExactly("too-many-targets the store");
    for (int i = Limits.TARGETS; i < Limits.CLAIMS; i++) {
      assertThat(stage.refusals(claim("t0", stage.plan("api.example.", only(a(1)))))).isEmpty();
    }
    assertThat(stage.state().targets().claims()).isEqualTo(Limits.CLAIMS);
    assertThat(stage.refusals(claim("t1", stage.plan("api.example.", only(a(1))))))
        .containsExactly("too-many-claims the store");
    assertThat(stage.refusals(claim("t0", plan))).as("renewed").isEmpty();
  }

  @Test
  void names_and_times_out_of_range_are_refused_with_the_range() {
    for (String name : List.of("", "-x", "UPPER", "a b", "x".repeat(64))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Command.ForgetTarget(name))
          .withMessageContaining("is no target's name");
    }
    assertThat(new Command.ForgetTarget("x".repeat(63)).target()).hasSize(63);
    assertThat(new Command.ForgetTarget("0a.b_c-d").target()).isEqualTo("0a.b_c-d");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command.ClaimEnactment("bind", 1, Duration.ofMillis(999)))
        .withMessageContaining("from 1 second to 7 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command.ClaimEnactment("bind", 1, Limits.LONGEST_CLAIM.plusNanos(1)));
    assertThat(new Command.ClaimEnactment("bind", 1, Limits.LONGEST_CLAIM).validFor())
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_target_throws_rather_than_believe_an_older_report() {
    Report report = new Report(5, new Change("", "", Instant.EPOCH, 1));
    OutsideTarget target =
        OutsideTarget.unknown("bind").with(DomainName.of("api.example."), report);
    assertThatIllegalStateException()
        .isThrownBy(() -> target.with(DomainName.of("api.example."), report));
  }

  private Outcome.CleanedUp cleanUp() {
    return (Outcome.CleanedUp) stage.tell(new Command.CleanUp(1, Duration.ofHours(1)));
  }

  private long held(String target, String owner) {
    return stage.state().targets().find(target).orElseThrow().generationAt(DomainName.of(owner));
  }

  private static Command claim(String target, long generation) {
    return new Command.ClaimEnactment(target, generation, Duration.ofMinutes(10));
  }

  private static Command report(String target, long generation, String... endpoints) {
    return new Command.ReportEnactment(
        target, generation, Arrays.stream(endpoints).map(DomainName::of).toList());
  }
}
