package dev.holdfast.chaos.simulation.engine;

/// What a run has to show that it went through: a simulation in which nothing goes wrong proves
/// nothing.
public enum Happening {
  NODE_KILLED("nodes killed"),
  POWER_CUT("power cuts"),
  NODE_PAUSED("nodes paused"),
  NODE_WIPED("nodes wiped"),
  CLOCK_JUMPED("clock jumps"),
  PARTITION("partitions"),
  MESSAGE_LOST("messages lost"),
  MESSAGE_TWICE("messages delivered twice"),
  MESSAGE_CUT_OFF("messages cut off"),
  LEADER_ELECTED("leaders elected"),
  LEADER_LOST("leaders that lost the lead"),
  ENTRY_CUT_BACK("log entries cut back"),
  ENTRY_COMMITTED("log entries committed"),
  ENTRY_REPLAYED("log entries applied again after a restart"),
  SNAPSHOT_TAKEN("snapshots taken"),
  SNAPSHOT_INSTALLED("snapshots sent to another node"),
  RESTARTED_FROM_SNAPSHOT("restarts from a snapshot"),
  REQUEST_SENT_AGAIN("requests sent again"),
  REQUEST_REPEATED("repeated requests answered from memory"),
  REQUEST_FORGOTTEN("requests carried out anew after a clock had jumped past their memory"),
  REQUEST_GIVEN_UP("requests given up"),
  COMMAND_ACCEPTED("commands accepted"),
  COMMAND_REFUSED("commands refused"),
  PLAN_ABANDONED("plans left open by their planner"),
  PLAN_SEALED("plans sealed"),
  PLAN_ENACTED("plans enacted, in whole or in part"),
  LATE_WRITE_REFUSED("late writes refused"),
  PLAN_CLEANED("plans cleaned up"),
  PLAN_GONE("plans gone before an enactor had written them"),
  ENACTOR_HELD("enactors held wherever they were"),
  ENACTOR_HELD_AT_STEP("enactors held right before a write or clean-up"),
  ENACTOR_STARVED("turns that starved enactors lost"),
  ENACTOR_CRASHED("enactors crashed"),
  PROCESS_HELD("planners, writers and others held"),
  PROCESS_CRASHED("planners, writers and others crashed"),
  GUARD_REFUSED("changes refused by a guard"),
  OVERRIDE_USED("overrides used"),
  FREEZE_HELD("changes held off by a freeze"),
  ROLLED_BACK("roll-backs"),
  ZONE_DELETED("zones deleted"),
  READ_CONFIRMED("reads confirmed by a majority"),
  DNS_ANSWER("DNS answers"),
  STATE_COMPARED("states summed up and compared"),
  CONVERGED("runs that converged with a quorum alone");

  private final String words;

  Happening(String words) {
    this.words = words;
  }

  /// What it is, for people; in the plural.
  public String words() {
    return words;
  }
}
