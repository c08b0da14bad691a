package dev.holdfast.spec.conformance.machine;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.time.Instant;

/// How requests get to the machine.
@FunctionalInterface
public interface Stack {

  /// What becomes of `request` in `state` at the leader's `stamp`.
  Step apply(State state, Request request, Instant stamp);
}
