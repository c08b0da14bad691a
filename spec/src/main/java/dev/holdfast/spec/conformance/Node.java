package dev.holdfast.spec.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tlc2.tool.TLCState;

/// A reachable state, as TLC holds it and as the machine got there, and the shortest way to it.
///
/// @param seen the state in the spec's words
/// @param tlc the same as TLC's value
/// @param machine the state the machine is in after the commands that lead here
record Node(SpecState seen, TLCState tlc, Situation machine, Optional<Arrival> arrival) {

  /// The last step on the way to a node. It holds on to commands only, not to states.
  record Arrival(Optional<Arrival> before, SpecCommand command) {}

  Node next(SpecState after, TLCState tlcAfter, Situation machineAfter, SpecCommand by) {
    return new Node(after, tlcAfter, machineAfter, Optional.of(new Arrival(arrival, by)));
  }

  /// The commands that lead here from the start.
  List<SpecCommand> path() {
    Deque<SpecCommand> path = new ArrayDeque<>();
    Optional<Arrival> last = arrival;
    while (last.isPresent()) {
      path.addFirst(last.get().command());
      last = last.get().before();
    }
    return List.copyOf(path);
  }
}
