package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.endpoint.Live;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.ZoneSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Goal: what operators set holds from that step on, where they set it, and nowhere else.
class GuardingTest {

  private final Stage stage = Stage.withZone();

  @Test
  void guards_are_set_for_a_zone_that_is_there_and_for_names_in_it() {
    assertThat(stage.refusals(set("example.org.", Optional.empty(), least(1))))
        .containsExactly("no-such-zone example.org.");
    assertThat(stage.refusals(set("example.", Optional.of("api.example.net."), least(1))))
        .containsExactly("outside-zone api.example.net.");
    stage.tell(stage.put("eu.example.", a(1)));
    assertThat(stage.tell(set("example.", Optional.of("eu.example."), least(1))))
        .isEqualTo(
            new Outcome.GuardsSet(
                DomainName.of("example."), Optional.of(DomainName.of("eu.example."))));
    assertThat(stage.tell(set("example.", Optional.empty(), least(1))))
        .isEqualTo(new Outcome.GuardsSet(DomainName.of("example."), Optional.empty()));
  }

  @Test
  void a_name_in_a_zone_within_is_not_the_outer_zones_to_guard() {
    stage.tell(
        stage.put("eu.example.", RecordSet.of(RecordType.NS, 60, Stage.name("ns.invalid."))));
    stage.zone("eu.example.");
    assertThat(stage.refusals(set("example.", Optional.of("api.eu.example."), least(1))))
        .containsExactly("outside-zone api.eu.example.");
  }

  @Test
  void the_nearer_setting_counts_and_an_empty_one_is_none() {
    stage.tell(stage.put("api.example.", a(1, 2, 3)));
    stage.tell(set("example.", Optional.empty(), least(3)));
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2))))
        .containsExactly("min-addresses api.example.");
    stage.tell(set("example.", Optional.of("api.example."), least(2)));
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2)))).isEmpty();
    stage.tell(set("example.", Optional.of("api.example."), GuardSettings.NONE));
    assertThat(zone().guardsAt()).isEmpty();
    assertThat(stage.refusals(stage.put("api.example.", a(1))))
        .containsExactly("min-addresses api.example.");
  }

  @Test
  void setting_what_is_set_already_changes_nothing() {
    stage.tell(set("example.", Optional.empty(), least(3)));
    long revision = stage.state().revision();
    stage.tell(set("example.", Optional.empty(), least(3)));
    stage.tell(new Command.SetHistoryLimit(DomainName.of("example."), 10));
    assertThat(stage.state().revision()).isEqualTo(revision);
    stage.tell(new Command.SetHistoryLimit(DomainName.of("example."), 9));
    assertThat(stage.state().revision()).isEqualTo(revision + 1);
  }

  @Test
  void a_share_of_the_zone_is_no_endpoints_to_set() {
    GuardSettings share =
        new GuardSettings(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.of(10),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set("example.", Optional.of("api.example."), share))
        .withMessageContaining("max-endpoints-changed");
    assertThat(stage.refusals(set("example.", Optional.empty(), share))).isEmpty();
  }

  @Test
  void histories_are_as_long_as_set_from_the_next_change_on() {
    for (int i = 1; i <= 5; i++) {
      stage.tell(stage.put("api.example.", a(i)));
    }
    assertThat(history()).containsExactly(5L, 4L, 3L, 2L);
    assertThat(stage.tell(new Command.SetHistoryLimit(DomainName.of("example."), 2)))
        .isEqualTo(new Outcome.HistoryLimitSet(DomainName.of("example."), 2));
    assertThat(history()).hasSize(4);
    stage.tell(stage.put("api.example.", a(6)));
    assertThat(history()).containsExactly(6L, 5L);
    stage.tell(new Command.SetHistoryLimit(DomainName.of("example."), 0));
    stage.tell(stage.put("api.example.", a(7)));
    assertThat(history()).isEmpty();
    stage.tell(new Command.SetHistoryLimit(DomainName.of("example."), 1));
    stage.tell(stage.put("api.example.", a(8)));
    assertThat(history()).containsExactly(8L);
    assertThat(stage.refusals(new Command.SetHistoryLimit(DomainName.of("no.zone."), 1)))
        .containsExactly("no-such-zone no.zone.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command.SetHistoryLimit(DomainName.of("example."), 101));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command.SetHistoryLimit(DomainName.of("example."), -1));
  }

  @Test
  void velocity_counts_from_when_it_is_set_and_forgets_with_the_window() {
    stage.tell(stage.put("api.example.", a(1, 2, 3, 4, 5)));
    stage.tell(stage.put("api.example.", a(1, 2, 3, 4)));
    stage.tell(set("example.", Optional.empty(), slow()));
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2, 3)))).isEmpty();
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2))))
        .containsExactly("velocity api.example.");
    long override = stage.grant(1, "velocity", "api.example.");
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2), override))).isEmpty();
    stage.pass(Duration.ofHours(1));
    assertThat(stage.refusals(stage.put("api.example.", a(1))))
        .as("half of what is left, more than a quarter")
        .containsExactly("velocity api.example.");
    stage.tell(stage.put("api.example.", a(1, 2, 3, 4)));
    assertThat(stage.refusals(stage.put("api.example.", a(1, 2, 3)))).isEmpty();
  }

  @Test
  void an_override_that_a_refused_endpoint_would_have_needed_is_not_used() {
    stage.tell(stage.put("api.example.", a(1, 2)));
    stage.tell(stage.put("www.example.", a(1, 2)));
    stage.tell(set("example.", Optional.empty(), least(2)));
    long override = stage.grant(1, "min-addresses", "api.example.");
    stage.tell(new Command.Freeze(new Command.Held.Endpoints(List.of(DomainName.of("x.")))));
    long plan = stage.plan("api.example.", RecordSets.NONE);
    assertThat(
            stage.refusals(
                new Command.EnactPlan(
                    plan, new Command.Scope.All(), Command.Mode.INDEPENDENT, List.of(override))))
        .containsExactly("never-empty api.example.");
    assertThat(stage.state().overrides().get(override).usesLeft()).isEqualTo(1);
  }

  @Test
  void enacting_as_reviewed_is_refused_once_plan_or_live_state_differ() {
    stage.tell(stage.put("api.example.", a(1)));
    long plan = stage.plan("api.example.", only(a(2)), "www.example.", only(a(2)));
    Digest reviewed = review(plan, new Command.Scope.All());
    Digest ofOne = review(plan, new Command.Scope.Named(List.of(DomainName.of("www.example."))));
    assertThat(ofOne).isNotEqualTo(reviewed);
    stage.tell(stage.put("other.example.", a(1)));
    assertThat(review(plan, new Command.Scope.All())).isEqualTo(reviewed);
    stage.tell(stage.put("api.example.", a(3)));
    assertThat(stage.refusals(reviewed(plan, reviewed)))
        .as("the put drew a newer generation, but the review is judged first")
        .containsExactly("not-as-reviewed plan " + plan);
    long again = stage.plan("api.example.", only(a(2)), "www.example.", only(a(2)));
    assertThat(stage.refusals(reviewed(again, reviewed)))
        .containsExactly("not-as-reviewed plan " + again);
    assertThat(stage.refusals(reviewed(again, review(again, new Command.Scope.All())))).isEmpty();
    assertThat(stage.live("www.example.")).isEqualTo(again);
  }

  private Digest review(long generation, Command.Scope scope) {
    Plan.Sealed plan = (Plan.Sealed) stage.state().plans().find(generation).orElseThrow();
    return Review.digest(stage.state(), plan, scope);
  }

  private static Command reviewed(long plan, Digest digest) {
    return new Command.EnactPlan(
        plan, new Command.Scope.All(), Command.Mode.ATOMIC, List.of(), Optional.of(digest));
  }

  private ZoneSettings zone() {
    return stage.state().zones().find(DomainName.of("example.")).orElseThrow().settings();
  }

  private List<Long> history() {
    return stage
        .state()
        .zones()
        .find(DomainName.of("example."))
        .flatMap(zone -> zone.endpoint(DomainName.of("api.example.")))
        .orElseThrow()
        .history()
        .stream()
        .map(Live::generation)
        .toList();
  }

  private static Command set(String zone, Optional<String> endpoint, GuardSettings settings) {
    return new Command.SetGuards(DomainName.of(zone), endpoint.map(DomainName::of), settings);
  }

  private static GuardSettings least(int addresses) {
    return new GuardSettings(
        OptionalInt.of(addresses),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static GuardSettings slow() {
    return new GuardSettings(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(new VelocityLimit(25, Duration.ofHours(1))),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
