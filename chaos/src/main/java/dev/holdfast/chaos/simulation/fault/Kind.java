package dev.holdfast.chaos.simulation.fault;

/// What can go wrong.
public enum Kind {
  KILL_NODE("kill -9 of %1$s, down for %2$s"),
  CUT_POWER("a power cut at %1$s, for %2$s"),
  KILL_ALL("kill -9 of all nodes, down for %2$s"),
  CUT_ALL_POWER("a power cut at all nodes, for %2$s"),
  WIPE_NODE("%1$s loses its disk, and is back after %2$s"),
  PAUSE_NODE("%1$s is held for %2$s"),
  PAUSE_LEADER("the leader is held for %2$s"),
  KILL_LEADER("kill -9 of the leader, down for %2$s"),
  CHANGE_LEADER("the leader makes way"),
  PARTITION_NODE("%1$s is cut off from the others and from all callers, for %2$s"),
  PARTITION_ONE_WAY("%1$s hears the others and is not heard, for %2$s"),
  PARTITION_RING("%1$s and the next node are cut off from each other, for %2$s"),
  LEADER_WITH_CALLERS("the leader is cut off from the others and not from its callers, for %2$s"),
  LOSE_MESSAGES("%3$d %% of all messages are lost, for %2$s"),
  REPEAT_MESSAGES("%3$d %% of all messages come twice, for %2$s"),
  SLOW_NETWORK("messages take up to %3$d ms longer, for %2$s"),
  SLOW_DISK("the disk of %1$s takes up to %3$d ms longer, for %2$s"),
  SLOW_APPLY("%1$s takes up to %3$d ms longer for each entry, for %2$s"),
  JUMP_CLOCK("the clock of %1$s jumps by %3$d s, and is set right after %2$s"),
  TAKE_SNAPSHOT("%1$s takes a snapshot"),
  HOLD_BEFORE_WRITE("%1$s is held before its next write, for %2$s"),
  HOLD_BEFORE_CLEAN_UP("%1$s is held before it next asks for clean-up, for %2$s"),
  HOLD_PROCESS("%1$s is held where it is, for %2$s"),
  STARVE_ENACTOR("%1$s loses its turn before every step, for %2$s"),
  CRASH_PROCESS("%1$s is killed, and starts again after %2$s"),
  CUT_OFF_PROCESS("%1$s reaches nobody, for %2$s");

  private final String pattern;

  Kind(String pattern) {
    this.pattern = pattern;
  }

  String words(String where, String howLong, long strength) {
    return pattern.formatted(where, howLong, strength);
  }

  /// Whether it happens to a process and not to a node or the network.
  boolean isOfProcess() {
    return ordinal() >= HOLD_PROCESS.ordinal() || isOfEnactor();
  }

  /// Whether it happens to an enactor.
  boolean isOfEnactor() {
    return this == HOLD_BEFORE_WRITE || this == HOLD_BEFORE_CLEAN_UP || this == STARVE_ENACTOR;
  }
}
