package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.State;
import java.util.OptionalInt;

/// What a node says to a [Call].
public sealed interface Answer {

  /// The request was carried out, or refused by a rule.
  ///
  /// @param index of the log entry
  record Done(long index, Reply reply) implements Answer {}

  /// What was read.
  ///
  /// @param index of the log entry up to which it is true
  record Seen(long index, State state) implements Answer {}

  /// Nothing has happened.
  ///
  /// @param leader who leads, as far as this node knows
  record NotHere(OptionalInt leader) implements Answer {}

  /// It may take effect or not.
  record Unknown() implements Answer {}
}
