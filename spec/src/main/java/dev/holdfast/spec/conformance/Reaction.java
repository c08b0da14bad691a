package dev.holdfast.spec.conformance;

import java.util.Set;

/// What the machine does with a command.
public sealed interface Reaction {

  /// It carries the command out, or finds nothing left to do.
  ///
  /// @param verdicts the refusals of single endpoints, where others may have changed
  record Accepted(Situation after, Set<Reason> verdicts) implements Reaction {}

  /// It refuses the command as a whole.
  ///
  /// @param after the state after that, in which nothing should have changed
  record Refused(Situation after, Set<Reason> reasons) implements Reaction {}

  /// It throws, which stops a node.
  record Stopped(String why) implements Reaction {}
}
