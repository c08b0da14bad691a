package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;

/// Something that every step keeps.
interface Promise {

  /// @throws BreachException if the step broke it
  void judge(State before, Request request, Step step);
}
