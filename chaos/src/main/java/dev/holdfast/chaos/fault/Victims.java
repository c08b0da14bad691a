package dev.holdfast.chaos.fault;

/// Which nodes a fault is meant for.
public enum Victims {
  ONE("one node"),
  LEADER("the leader"),
  MAJORITY("a majority"),
  ALL("all nodes");

  private final String words;

  Victims(String words) {
    this.words = words;
  }

  String suffix() {
    return switch (this) {
      case ONE -> "node";
      case LEADER -> "leader";
      case MAJORITY -> "majority";
      case ALL -> "all";
    };
  }

  /// How many of so many.
  public int count(int nodes) {
    return switch (this) {
      case ONE, LEADER -> 1;
      case MAJORITY -> nodes / 2 + 1;
      case ALL -> nodes;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
