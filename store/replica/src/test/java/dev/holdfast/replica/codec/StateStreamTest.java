package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A state comes out of its stream equal, its hash sees everything in it, and damage is never a
/// state.
class StateStreamTest {

  private final State state = Story.withSomeOfEverything();

  @Test
  void theEmptyStateComesBackEqual() {
    assertThat(read(write(State.EMPTY))).isEqualTo(State.EMPTY);
  }

  @Test
  void aStateWithSomeOfEverythingComesBackEqual() {
    assertThat(state.plans().all()).hasAtLeastOneElementOfType(Plan.Open.class);
    assertThat(state.plans().all()).hasAtLeastOneElementOfType(Plan.Sealed.class);
    assertThat(state.plans().all()).hasAtLeastOneElementOfType(Plan.Cleaned.class);
    assertThat(state.overrides()).isNotEmpty();
    assertThat(state.freezes().store()).isPresent();
    assertThat(state.freezes().zones()).isNotEmpty();
    assertThat(state.freezes().endpoints()).isNotEmpty();
    assertThat(state.targets().reports()).isPositive();
    assertThat(state.targets().claims()).isPositive();
    assertThat(state.zones().aliases().byTarget()).isNotEmpty();
    assertThat(state.audit().entries()).isNotEmpty();
    assertThat(state.access().enabled()).isTrue();
    assertThat(state.access().grants()).hasSize(3);
    assertThat(state.access().tokens()).hasSize(2);

    assertThat(read(write(state))).isEqualTo(state);
  }

  @Test
  void equalStatesHaveEqualStreamsWhateverTheyShare() {
    State unshared = read(write(state));

    assertThat(write(unshared)).isEqualTo(write(state));
    assertThat(StateHash.of(unshared)).isEqualTo(StateHash.of(state));
  }

  @Test
  void theHashSeesEveryComponentOfTheState() {
    Digest before = StateHash.of(state);
    Map<Digest, String> seen = new HashMap<>();
    for (Mutations.Mutant mutant : Mutations.of("State", state)) {
      if (isDerived(mutant.path()) || mutant.value().equals(state)) {
        continue;
      }
      Digest after = StateHash.of((State) mutant.value());
      assertThat(after).as(mutant.path()).isNotEqualTo(before);
      seen.put(after, mutant.path());
    }
    assertThat(seen).hasSizeGreaterThan(300);
  }

  /// What follows from other parts of the state is not written, and found anew.
  static boolean isDerived(String path) {
    return path.startsWith("State.requests.sequenceById")
        || path.startsWith("State.zones.aliases")
        || path.startsWith("State.plans.totals")
        || path.endsWith(".answering")
        || path.endsWith(".contents.octets")
        || path.contains(".heldAt");
  }

  @Test
  void whatIsSharedStaysShared() {
    State read = read(write(state));
    var zone = read.zones().find(Story.ZONE).orElseThrow();
    Endpoint one = zone.endpoint(Story.endpoint(0)).orElseThrow();
    Endpoint other = zone.endpoint(Story.endpoint(3)).orElseThrow();

    assertThat(one.live().change()).isSameAs(other.live().change());
    assertThat(one.live().change().author()).isSameAs(one.history().getLast().change().author());
    Plan.Sealed plan = read.plans().sealedNewestFirst().getFirst();
    Endpoint enacted = zone.endpoint(Story.endpoint(1)).orElseThrow();
    assertThat(plan.contents().endpoints().get(Story.endpoint(1)))
        .isSameAs(enacted.live().contents());
  }

  @Test
  void aStreamThatWasCutShortIsNoState() {
    byte[] whole = write(state);
    for (int length = 0; length < whole.length; length += 41) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void damagedStreamsGiveACodecExceptionOrAState() {
    byte[] whole = write(state);
    Random random = new Random(42);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        read(damaged);
      } catch (CodecException expected) {
        assertThat(expected.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void aStateOfManyEndpointsTellsAPlanAndItsLiveContentsOnce() {
    int endpoints = 5_000;
    State many = Story.withEndpoints(endpoints);

    assertThat(write(many).length).isLessThan(endpoints * 200);
    assertThat(read(write(many))).isEqualTo(many);
  }

  @Test
  void theStreamsOfEmptyAndFullStatesDiffer() {
    assertThat(
            List.of(
                StateHash.of(State.EMPTY),
                StateHash.of(state),
                StateHash.of(Story.withEndpoints(1))))
        .doesNotHaveDuplicates();
  }

  private static byte[] write(State state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      StateWriter.write(state, out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  private static State read(byte[] stream) {
    return StateReader.read(new ByteArrayInputStream(stream));
  }
}
