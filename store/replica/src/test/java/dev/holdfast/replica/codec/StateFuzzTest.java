package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever octets follow a snapshot's header, with whatever digest, they are a state or a
/// [CodecException]; and a state is written as octets that are the same state, with the same hash.
@Timeout(10)
class StateFuzzTest {

  /// The states on the way of the story, of which the first ones are small.
  static Stream<byte[]> streams() {
    List<State> states = new ArrayList<>(List.of(State.EMPTY));
    Story.withSomeOfEverything(states::add);
    return Stream.of(0, 1, 2, 3, 4, 8, 12, states.size() - 1)
        .map(states::get)
        .map(StateFuzzTest::write);
  }

  @MethodSource("streams")
  @FuzzTest
  void octetsAreAStateThatComesBackEqualOrNone(byte[] octets) {
    State state;
    try {
      state = StateReader.read(new ByteArrayInputStream(octets));
    } catch (CodecException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    byte[] written = write(state);
    State again = StateReader.read(new ByteArrayInputStream(written));
    assertThat(again).isEqualTo(state);
    assertThat(write(again)).isEqualTo(written);
    assertThat(StateHash.of(again)).isEqualTo(StateHash.of(state));
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
}
