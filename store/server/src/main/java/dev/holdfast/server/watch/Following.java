package dev.holdfast.server.watch;

/// What is known to follow a revision.
public sealed interface Following {

  /// The first change after it.
  record Next(Change change) implements Following {}

  /// No change that is watched, up to and including `upTo`.
  record Nothing(long upTo) implements Following {}

  /// The changes right after it are no longer remembered; the oldest that is, or will be, is this.
  record Forgotten(long oldest) implements Following {}

  /// The node is being shut down.
  record Closed() implements Following {}
}
