package dev.holdfast.replica.storage;

/// A place in the log. Two logs that hold the same term at an index are equal up to there.
public record LogPosition(long term, long index) {

  @Override
  public String toString() {
    return "index %d of term %d".formatted(index, term);
  }
}
