package dev.holdfast.chaos.run;

/// What clients do, as figures are kept of it.
enum Work {
  PLANS("plans"),
  ENACTMENTS("enactments"),
  WRITES("writes"),
  LINEARIZABLE_READS("linearizable reads"),
  REVISION_READS("reads at a revision"),
  LOCAL_READS("local reads");

  private final String words;

  Work(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
