package dev.holdfast.chaos.load;

/// What became of one operation.
public enum Result {
  DONE,
  /// The store had no room for it and said so; nothing happened.
  REFUSED,
  /// Anything else: lost, too late, or not as it should be.
  FAILED
}
