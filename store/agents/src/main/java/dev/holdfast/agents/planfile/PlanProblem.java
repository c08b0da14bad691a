package dev.holdfast.agents.planfile;

/// What is wrong with a plan file, and where.
///
/// @param line counted from 1; 0 where the file as a whole is meant
/// @param key the way to the culprit within a YAML file (`www.values[1]`); empty elsewhere
public record PlanProblem(String file, int line, String key, String reason) {

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason;
  }
}
