package dev.holdfast.chaos.history;

/// Where a command stands in the replicated log.
///
/// @param offset among the commands of the entry, from 0
public record Position(long index, int offset) implements Comparable<Position> {

  /// That of an answer the log was not asked for.
  public static final Position NOWHERE = new Position(0, 0);

  public boolean isKnown() {
    return index > 0;
  }

  @Override
  public int compareTo(Position other) {
    return index == other.index
        ? Integer.compare(offset, other.offset)
        : Long.compare(index, other.index);
  }

  @Override
  public String toString() {
    return isKnown() ? "%d+%d".formatted(index, offset) : "nowhere";
  }
}
