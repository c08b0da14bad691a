package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Position;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.replica.codec.LogEntry;

/// Carries the log out once more on the pure protocol.
final class Replay {

  private Replay() {}

  /// Is told of everything in its order.
  interface Audience {

    /// A command was carried out, or refused.
    default void carriedOut(Position at, Request request, State before, Step step) {}

    /// All of an entry was, or it was one of Raft's own.
    default void reached(long index, State state) {}
  }

  /// @return the last state
  static State of(CommittedLog log, Audience audience) {
    State state = State.EMPTY;
    for (var indexed : log.entries().entrySet()) {
      LogEntry entry = indexed.getValue();
      int offset = 0;
      for (Request request : entry.requests()) {
        Step step = Protocol.apply(state, request, entry.stamp());
        audience.carriedOut(new Position(indexed.getKey(), offset++), request, state, step);
        state = step.state();
      }
      audience.reached(indexed.getKey(), state);
    }
    return state;
  }
}
