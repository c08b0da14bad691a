package dev.holdfast.chaos.incident;

import java.util.List;

/// The enactors of the night, as the timeline calls them.
enum Actor {
  /// The one that is late.
  A,
  B,
  C;

  static final List<Actor> OTHERS = List.of(B, C);
}
