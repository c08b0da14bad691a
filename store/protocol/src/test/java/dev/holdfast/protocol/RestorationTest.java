package dev.holdfast.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.freeze.Freezes;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A cluster is saved, goes on, and is lost; another begins with what was saved. Nothing that the
/// lost one told after it was saved means anything else in the new one, and none of its enactors,
/// however late, changes an answer.
final class RestorationTest {

  private static final long LEAP = Restoration.USUAL_LEAP;

  private State saved = State.EMPTY;
  private State lost = State.EMPTY;
  private State restored = State.EMPTY;
  private Instant now = Instant.parse("2025-10-19T22:00:00Z");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private void live(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    saved = goOn(State.EMPTY, commands, 400);
    lost = goOn(saved, commands, 400);
    restored = Restoration.of(saved, LEAP, "ops", "from a test");
  }

  private State goOn(State from, RandomCommands commands, int steps) {
    State state = from;
    for (int i = 0; i < steps; i++) {
      now = now.plus(commands.pause());
      state = Protocol.apply(state, Request.of("old", commands.next(state)), now).state();
    }
    return state;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_was_answered_is_answered_under_a_newer_generation_than_any_that_was_drawn(long seed) {
    live(seed);
    for (Zone zone : saved.zones().all()) {
      Zone again = restored.zones().find(zone.name()).orElseThrow();
      assertThat(again.soa()).isEqualTo(zone.soa());
      assertThat(again.settings()).isEqualTo(zone.settings());
      assertThat(again.endpoints().keySet()).isEqualTo(zone.endpoints().keySet());
      zone.endpoints()
          .forEach((owner, endpoint) -> {
            var live = again.endpoint(owner).orElseThrow();
            assertThat(live.live().contents()).isEqualTo(endpoint.live().contents());
            assertThat(live.history()).isEqualTo(endpoint.history());
            assertThat(live.live().generation()).isGreaterThan(lost.lastGeneration());
          });
    }
    assertThat(restored.freezes()).isEqualTo(saved.freezes());
    assertThat(restored.zones().aliases()).isEqualTo(saved.zones().aliases());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_plan_of_the_lost_cluster_becomes_live(long seed) {
    live(seed);
    State unfrozen = restored.with(Freezes.NONE);
    for (long generation = 1; generation <= lost.lastGeneration(); generation++) {
      for (Command.Mode mode : Command.Mode.values()) {
        Command late = new Command.EnactPlan(generation, new Command.Scope.All(), mode, List.of());
        Step step = Protocol.apply(unfrozen, Request.of("late", late), now);
        assertThat(step.reply().outcome()).as("%s", late).isInstanceOf(Outcome.Refused.class);
        assertThat(step.state().zones()).isEqualTo(restored.zones());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_was_counted_goes_on_ahead_of_it(long seed) {
    live(seed);
    assertThat(restored.revision()).isGreaterThan(lost.revision());
    assertThat(restored.lastOverride()).isGreaterThan(lost.lastOverride());
    assertThat(restored.audit().last()).isGreaterThan(lost.audit().last());
    assertThat(restored.floor()).isGreaterThan(lost.lastGeneration());
    for (Zone zone : restored.zones().all()) {
      lost.zones()
          .find(zone.name())
          .ifPresent(old -> assertThat(zone.serial().isAfter(old.serial())).isTrue());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_permission_and_no_plan_is_left_and_the_record_says_so(long seed) {
    live(seed);
    assertThat(restored.overrides()).isEmpty();
    assertThat(restored.plans().all()).allMatch(Plan.Cleaned.class::isInstance);
    assertThat(restored.targets().claims()).isZero();
    assertThat(restored.audit().entries().get(restored.audit().last()))
        .satisfies(entry -> {
          assertThat(entry.command()).isEqualTo("Restore");
          assertThat(entry.caller()).isEqualTo("ops");
          assertThat(entry.reason()).isEqualTo("from a test");
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_new_plan_becomes_live_wherever_the_old_one_was(long seed) {
    live(seed);
    State state = restored.with(Freezes.NONE);
    List<DomainName> owners = new ArrayList<>();
    state.zones().all().forEach(zone -> owners.add(DomainName.of("fresh." + zone.name())));
    for (DomainName owner : owners) {
      Command put =
          new Command.PutRecordSets(
              List.of(new Command.Put(owner, Stage.a(7))), List.of(), List.of());
      Step step = Protocol.apply(state, Request.of("planner", put), now);
      if (step.reply().outcome() instanceof Outcome.RecordSetsPut(long generation, int _)) {
        assertThat(generation).isGreaterThan(restored.lastGeneration());
        state = step.state();
      }
    }
    assertThat(state.revision()).isGreaterThan(restored.revision());
  }

  /// A planner that drew its number before the backup and was held up since.
  @Test
  void a_plan_that_was_open_cannot_be_finished() {
    Stage stage = Stage.withZone();
    stage.tell(stage.put("api.example.", Stage.a(1)));
    long open = ((Outcome.PlanOpened) stage.tell(new Command.OpenPlan())).generation();
    State state = Restoration.of(stage.state(), LEAP, "ops", "");
    Command late =
        new Command.StageRecordSets(
            open,
            0,
            List.of(new Command.Desired(DomainName.of("api.example."), RecordSets.of(Stage.a(9)))));

    Outcome outcome = Protocol.apply(state, Request.of("late", late), now).reply().outcome();

    assertThat(((Outcome.Refused) outcome).refusals())
        .extracting(Refusal::rule)
        .containsExactly(Rule.PLAN_CLEANED);
  }

  @Test
  void a_roll_back_still_finds_what_was_live_before() {
    Stage stage = Stage.withZone();
    stage.tell(stage.put("api.example.", Stage.a(1)));
    stage.tell(stage.put("api.example.", Stage.a(2)));
    State state = Restoration.of(stage.state(), LEAP, "ops", "");
    DomainName api = DomainName.of("api.example.");
    Command back =
        new Command.RollBack(
            new Command.Selection.Endpoints(List.of(api)),
            new Command.Destination.Previous(),
            List.of(),
            false);

    State after =
        Protocol.apply(state, new Request(Optional.empty(), "ops", "", back), now).state();

    assertThat(after.zones().contents(api)).isEqualTo(RecordSets.of(Stage.a(1)));
  }

  @Test
  void equal_backups_give_equal_states_and_numbers_jump_within_their_bounds() {
    live(3);
    assertThat(Restoration.of(saved, LEAP, "ops", "from a test")).isEqualTo(restored);
    for (long leap : List.of(0L, -1L, Restoration.LONGEST_LEAP + 1)) {
      assertThatThrownBy(() -> Restoration.of(saved, leap, "ops", ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be 1 to 2147483647");
    }
  }
}
