package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A sum that is carried along from change to change is the sum of the state, sees everything in
/// it, and is the same for equal states.
class StateSumTest {

  private final State state = Story.withSomeOfEverything();

  @Test
  void theSumCarriedAlongThroughAStoryIsTheSumCountedAnew() {
    List<State> states = new ArrayList<>();
    states.add(State.EMPTY);
    Story.withSomeOfEverything(states::add);
    assertThat(states).hasSizeGreaterThan(30);

    assertCarriedAlong(states);
  }

  @Test
  void theSumCarriedAlongThroughRandomCommandsIsTheSumCountedAnew() {
    Random random = new Random(11);
    Story story = new Story();
    List<State> states = new ArrayList<>();
    states.add(State.EMPTY);
    states.add(story.tell(Story.createZone(Story.ZONE)).state());
    List<Supplier<Command>> commands =
        List.of(
            () -> Story.put(Story.endpoint(random.nextInt(40)), random.nextInt()),
            () -> Story.put(Story.endpoint(random.nextInt(40)), random.nextInt()),
            () -> new Command.OpenPlan(),
            () ->
                Story.stage(1 + random.nextInt(300), random.nextInt(2), random.nextInt(40), 50, 1),
            () -> new Command.CleanUp(1, Duration.ofSeconds(random.nextInt(100))),
            () -> new Command.SetHistoryLimit(Story.ZONE, random.nextInt(4)),
            () ->
                new Command.Freeze(
                    new Command.Held.Endpoints(List.of(Story.endpoint(random.nextInt(40))))),
            () ->
                new Command.Unfreeze(
                    new Command.Held.Endpoints(List.of(Story.endpoint(random.nextInt(40))))));
    for (int i = 0; i < 300; i++) {
      states.add(story.tell(commands.get(random.nextInt(commands.size())).get()).state());
    }

    assertCarriedAlong(states);
  }

  private static void assertCarriedAlong(List<State> states) {
    StateSum sum = StateSum.ZERO;
    for (int i = 1; i < states.size(); i++) {
      sum = sum.plus(StateSum.difference(states.get(i - 1), states.get(i)));
      assertThat(sum).as("after change %d", i).isEqualTo(StateSum.of(states.get(i)));
    }
    State first = states.getFirst();
    State last = states.getLast();
    assertThat(StateSum.of(first).plus(StateSum.difference(first, last)))
        .isEqualTo(StateSum.of(last));
  }

  @Test
  void theSumSeesEveryComponentOfTheState() {
    StateSum before = StateSum.of(state);
    Map<StateSum, String> seen = new HashMap<>();
    for (Mutations.Mutant mutant : Mutations.of("State", state)) {
      if (StateStreamTest.isDerived(mutant.path()) || mutant.value().equals(state)) {
        continue;
      }
      State mutated = (State) mutant.value();
      StateSum after = StateSum.of(mutated);
      assertThat(after).as(mutant.path()).isNotEqualTo(before);
      seen.put(after, mutant.path());
    }
    assertThat(seen).hasSizeGreaterThan(300);
  }

  @Test
  void equalStatesHaveEqualSumsWhateverTheyShare() throws IOException {
    State unshared = reread(state);

    assertThat(StateSum.of(unshared)).isEqualTo(StateSum.of(state));
    assertThat(StateSum.difference(state, unshared)).isEqualTo(StateSum.ZERO);
  }

  private static State reread(State state) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StateWriter.write(state, written);
    return StateReader.read(new ByteArrayInputStream(written.toByteArray()));
  }

  @Test
  void theEmptyStateIsNothing() {
    assertThat(StateSum.of(State.EMPTY)).isEqualTo(StateSum.ZERO);
  }

  @Test
  void anEmptyStateFromASnapshotIsNothingToo() throws IOException {
    assertThat(StateSum.of(reread(State.EMPTY))).isEqualTo(StateSum.ZERO);
  }

  @Test
  void theSumTellsHowManyItemsThereAreAndHowLargeTheyAre() {
    StateSum few = StateSum.of(Story.withEndpoints(100));
    StateSum many = StateSum.of(Story.withEndpoints(1_100));

    assertThat(many.items() - few.items()).isBetween(2_000L, 2_010L);
    assertThat(many.octets() - few.octets()).isBetween(200_000L, 300_000L);
  }
}
