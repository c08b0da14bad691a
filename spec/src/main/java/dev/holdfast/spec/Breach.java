package dev.holdfast.spec;

/// A property that does not hold, and what shows it.
public record Breach(Kind kind, String property) {

  /// What shows that a property does not hold.
  public enum Kind {
    /// A state that can be reached.
    STATE(""),
    /// A step that can be taken.
    STEP(" by a step"),
    /// A behaviour that goes on for ever without what must happen.
    LIVENESS(" for ever");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return "breaks " + property + kind.words;
  }
}
