package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;

/// Who is told what was carried out, before it is judged.
@FunctionalInterface
public interface Telling {
  void carriedOut(State before, Request request, Step step);
}
