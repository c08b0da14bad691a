package dev.holdfast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the promises that the pure machine alone can keep, over random histories: forward only,
/// never empty, clean-up cannot hurt, no wedge, whole plans. A failure names its seed.
final class PromisesTest {

  private static final int COMMANDS = 1_500;

  /// The last generation that was ever live at a name, in any zone and any life of that zone.
  private final Map<DomainName, Long> everLive = new HashMap<>();

  /// How often each kind of outcome was seen, so that a run in which nothing happens fails.
  private static final Map<Seen, Integer> SEEN = new EnumMap<>(Seen.class);

  private enum Seen {
    STALE_REFUSED,
    EMPTY_REFUSED,
    RETIRED_BY_OVERRIDE,
    CLEANED,
    ZONE_REMADE,
    ENACTED
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_step_of_a_random_history_keeps_the_promises(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    State state = State.EMPTY;
    Instant now = Instant.parse("2025-10-19T22:00:00Z");
    for (int i = 0; i < COMMANDS; i++) {
      now = now.plus(commands.pause());
      Command command = commands.next(state);
      Step step = Protocol.apply(state, Request.of("seed " + seed, command), now);
      judge(state, command, step);
      state = step.state();
    }
    recovers(state, now);
  }

  @Test
  void the_random_histories_hold_every_event_the_promises_are_about() {
    SEEN.clear();
    seeds()
        .limit(12)
        .forEach(seed -> {
          everLive.clear();
          every_step_of_a_random_history_keeps_the_promises(seed);
        });
    assertThat(SEEN.keySet()).containsExactlyInAnyOrder(Seen.values());
  }

  private void judge(State before, Command command, Step step) {
    State after = step.state();
    boolean changed = after.revision() != before.revision();
    assertThat(after.revision() - before.revision()).isBetween(0L, 1L);
    assertThat(after.clock()).isAfterOrEqualTo(before.clock());
    if (step.reply().outcome() instanceof Outcome.Refused refused) {
      assertThat(changed).as("a refusal changes nothing").isFalse();
      noteRefusals(refused.refusals());
    }
    if (!changed) {
      assertThat(after.zones()).isSameAs(before.zones());
      assertThat(after.plans()).isSameAs(before.plans());
      assertThat(after.overrides()).isSameAs(before.overrides());
      assertThat(step.events()).isEmpty();
    }
    if (step.reply().outcome() instanceof Outcome.CleanedUp cleaned) {
      assertThat(after.zones()).as("clean-up changes no answer").isSameAs(before.zones());
      if (!cleaned.cleaned().isEmpty()) {
        see(Seen.CLEANED);
      }
    }
    zonesMoveForward(before, after);
    for (Event event : step.events()) {
      if (event instanceof Event.EndpointChanged endpoint) {
        movesForward(endpoint);
        keepsAnswering(before, after, endpoint);
        holdsWhatWasAsked(before, command, endpoint);
      }
    }
  }

  private static void noteRefusals(List<Refusal> refusals) {
    for (Refusal refusal : refusals) {
      if (refusal.rule().equals(Rule.STALE_GENERATION)) {
        see(Seen.STALE_REFUSED);
      }
      if (refusal.rule().equals(NeverEmpty.RULE)) {
        see(Seen.EMPTY_REFUSED);
      }
    }
  }

  /// Promise 1, over all lives of a zone.
  private void movesForward(Event.EndpointChanged event) {
    see(Seen.ENACTED);
    long generation = event.endpoint().live().generation();
    Long earlier = everLive.put(event.owner(), generation);
    assertThat(generation)
        .as("live generation at %s", event.owner())
        .isGreaterThan(earlier == null ? 0 : earlier);
  }

  /// Promise 2.
  private static void keepsAnswering(State before, State after, Event.EndpointChanged event) {
    Optional<Endpoint> earlier =
        before.zones().find(event.zone()).flatMap(z -> z.endpoint(event.owner()));
    boolean hadAddress = earlier.filter(e -> e.live().contents().has(RecordType.A)).isPresent();
    boolean hasAddress = event.endpoint().live().contents().has(RecordType.A);
    if (hadAddress && !hasAddress) {
      assertThat(after.overrides())
          .as("an override was used to take the last address of %s", event.owner())
          .isNotEqualTo(before.overrides());
      see(Seen.RETIRED_BY_OVERRIDE);
    }
  }

  /// Live contents are those of the plan that the command named, whole.
  private static void holdsWhatWasAsked(
      State before, Command command, Event.EndpointChanged event) {
    long generation =
        switch (command) {
          case Command.EnactPlan enact -> enact.generation();
          case Command.ImportZone load -> load.generation();
          default -> 0;
        };
    if (generation > 0) {
      assertThat(event.endpoint().live().generation()).isEqualTo(generation);
      Plan.Sealed plan = (Plan.Sealed) before.plans().find(generation).orElseThrow();
      assertThat(event.endpoint().live().contents())
          .isEqualTo(plan.contents().endpoints().get(event.owner()));
    }
  }

  private static void zonesMoveForward(State before, State after) {
    for (Zone zone : after.zones().all()) {
      Optional<Zone> earlier = before.zones().find(zone.name());
      if (earlier.isEmpty()) {
        if (before.floor() > 0) {
          see(Seen.ZONE_REMADE);
        }
      } else if (earlier.get() != zone) {
        boolean answersAnew =
            earlier.get().endpoints() != zone.endpoints() || earlier.get().soa() != zone.soa();
        assertThat(zone.serial().isAfter(earlier.get().serial()))
            .as("serial of changed zone %s", zone.name())
            .isEqualTo(answersAnew);
        assertThat(zone.floor()).isEqualTo(earlier.get().floor());
      }
    }
  }

  /// Promise 4: whatever the history, a new plan can be sealed and enacted everywhere.
  private static void recovers(State reached, Instant now) {
    State state = unfrozen(reached, now);
    state = apply(state, new Command.CleanUp(1, Duration.ZERO), now).state();
    Step opened = apply(state, new Command.OpenPlan(), now);
    long generation = ((Outcome.PlanOpened) opened.reply().outcome()).generation();
    RecordSet address = RecordSet.of(RecordType.A, 60, Rdata.of(new byte[] {10, 0, 0, 1}));
    List<Command.Desired> wanted =
        state.zones().all().stream()
            .flatMap(zone ->
                zone.endpoints().entrySet().stream()
                    .filter(e -> answersFor(reached, zone, e.getKey()))
                    .map(e ->
                        new Command.Desired(
                            e.getKey(), withAddress(e.getValue().live().contents(), address))))
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    PlanContents contents = PlanContents.NONE;
    for (Command.Desired desired : wanted) {
      contents = contents.with(desired.owner(), desired.contents());
    }
    Step staged = apply(opened.state(), new Command.StageRecordSets(generation, 0, wanted), now);
    assertThat(staged.reply().outcome()).isInstanceOf(Outcome.RecordSetsStaged.class);
    state = staged.state();
    Digest digest = contents.digest();
    state =
        apply(
                state,
                new Command.SealPlan(generation, digest, wanted.size(), contents.recordSets()),
                now)
            .state();
    Step enacted =
        apply(
            state,
            new Command.EnactPlan(
                generation, new Command.Scope.All(), Command.Mode.ATOMIC, List.of()),
            now);
    assertThat(enacted.reply().outcome())
        .isEqualTo(new Outcome.PlanEnacted(generation, wanted.size(), 0, List.of()));
  }

  /// What people froze, people unfreeze: nothing else stands in the way of a new plan.
  private static State unfrozen(State reached, Instant now) {
    List<Command.Held> held = new ArrayList<>();
    reached.freezes().ofStore().ifPresent(_ -> held.add(new Command.Held.WholeStore()));
    reached.freezes().zones().keySet().forEach(zone -> held.add(new Command.Held.WholeZone(zone)));
    if (!reached.freezes().endpoints().isEmpty()) {
      held.add(new Command.Held.Endpoints(List.copyOf(reached.freezes().endpoints().keySet())));
    }
    State state = reached;
    for (Command.Held one : held) {
      Step step = apply(state, new Command.Unfreeze(one), now);
      assertThat(step.reply().outcome()).isInstanceOf(Outcome.Unfrozen.class);
      state = step.state();
    }
    return state;
  }

  /// Whether `owner` is this zone's to answer, and not that of a zone within it.
  private static boolean answersFor(State state, Zone zone, DomainName owner) {
    return state.zones().enclosing(owner).filter(zone::equals).isPresent();
  }

  private static RecordSets withAddress(RecordSets contents, RecordSet address) {
    return contents.isEmpty() ? RecordSets.of(address) : contents.with(address);
  }

  private static Step apply(State state, Command command, Instant now) {
    return Protocol.apply(state, Request.of("operator", command), now);
  }

  private static void see(Seen seen) {
    SEEN.merge(seen, 1, Integer::sum);
  }

  @Test
  void the_same_log_gives_the_same_state() {
    assertThat(replay(7)).isEqualTo(replay(7)).isNotEqualTo(replay(8));
  }

  private static State replay(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    State state = State.EMPTY;
    Instant now = Instant.EPOCH;
    for (int i = 0; i < 300; i++) {
      now = now.plus(commands.pause());
      state = Protocol.apply(state, Request.of("", commands.next(state)), now).state();
    }
    return state;
  }
}
