package dev.holdfast.cli.running;

/// One process that `up` has started.
///
/// @param name `node-1`, `planner`, `enactor-2` ...
public record RunningProcess(String name, ProcessIdentity identity) {

  public boolean isNode() {
    return name.startsWith("node-");
  }

  public boolean isAlive() {
    return identity.process().isPresent();
  }
}
