package dev.holdfast.spec;

/// What TLC found.
public sealed interface Finding {

  /// Every state was visited and everything asked for holds.
  record Held() implements Finding {
    @Override
    public String toString() {
      return "holds";
    }
  }

  /// A property does not hold.
  record Broke(Breach breach) implements Finding {
    @Override
    public String toString() {
      return breach.toString();
    }
  }

  /// There is no answer: the module, the configuration or the run is at fault.
  ///
  /// @param problem a sentence
  record Failed(String problem) implements Finding {
    @Override
    public String toString() {
      return "no answer";
    }
  }
}
