package dev.holdfast.spec.story;

import java.util.List;
import java.util.stream.IntStream;

/// A counterexample.
///
/// @param states in order; the first is where it begins
record Trace(List<TraceState> states, Ending ending) {

  Trace {
    states = List.copyOf(states);
  }

  /// How a counterexample goes on after its last state.
  sealed interface Ending {
    /// It does not matter: the last state is bad enough.
    record Stops() implements Ending {}

    /// Nothing happens any more.
    record Stays() implements Ending {}

    /// It returns to this state, counted from 1, and does it all again.
    record Returns(int state) implements Ending {}
  }

  List<Step> steps() {
    return IntStream.range(1, states.size())
        .mapToObj(i -> new Step(states.get(i - 1), states.get(i)))
        .toList();
  }
}
