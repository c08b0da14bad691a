package dev.holdfast.agents.planfile;

/// What is wrong with a plan file, and where.
///
/// @param line counted from 1; 0 where the file as a whole is meant
/// @param key the way to the culprit within a YAML file (`www.values[1]`); empty elsewhere
/// @param reason cut where it is long, as the key is: a file can hold anything, and both quote it
public record PlanProblem(String file, int line, String key, String reason) {

  private static final int MAX_CHARACTERS = 500;

  public PlanProblem {
    key = cut(key);
    reason = cut(reason);
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...";
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + reason;
  }
}
