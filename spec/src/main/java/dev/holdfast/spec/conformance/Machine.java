package dev.holdfast.spec.conformance;

import java.util.Optional;

/// A state machine to hold against the spec. Implementations are pure, and may be asked by several
/// threads at once.
public interface Machine {

  /// The counterpart of the spec's initial state, reached by commands.
  Situation start();

  /// A state that looks like `state`, built by hand: the inverse of [Situation#seen].
  Situation build(SpecState state);

  /// What becomes of `command`.
  Reaction apply(Situation before, SpecCommand command);

  /// What becomes of `command` when the request that carries it arrives twice, under one id.
  Reaction applyTwice(Situation before, SpecCommand command);

  /// What becomes of `command` with `flaw` worked into it; empty where this state gives no occasion
  /// for the flaw.
  Optional<Reaction> applyFlawed(Situation before, SpecCommand command, Flaw flaw);
}
