package dev.holdfast.agents.planfile;

/// What is wrong with a place in a YAML file. Travels to whoever knows the name of the file.
final class YamlProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String key;

  YamlProblem(int line, String key, String reason) {
    super(reason);
    this.line = line;
    this.key = key;
  }

  PlanProblem in(String file) {
    return new PlanProblem(file, line, key, getMessage());
  }
}
