package dev.holdfast.server.call;

/// Which capacity of a node a call takes. What fills one leaves the others free: bulk work must not
/// keep an operator from freezing what it is about to break.
public enum Lane {
  /// What puts harm right (roll-back, freezes, overrides), and how nodes and people see where the
  /// cluster stands. There is little of it, so little is set aside.
  FAST,
  /// What changes nothing.
  READS,
  /// All other changes.
  BULK
}
