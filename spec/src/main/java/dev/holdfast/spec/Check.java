package dev.holdfast.spec;

/// One question to the model checker, with the answer it must give.
///
/// @param configuration the name of a model in `spec/models`, without `.cfg`; it begins with its
///   module's
public record Check(Set set, String configuration, Expectation expected) {

  /// When a check is run.
  public enum Set {
    /// In every build; over before a compiler that optimises would earn what it costs.
    FAST,
    /// In every build; takes longest of them.
    LARGE,
    /// When asked for: the same questions in larger bounds.
    LONG
  }

  /// The TLA+ module that the configuration configures.
  public String module() {
    int end = configuration.indexOf('_');
    return end < 0 ? configuration : configuration.substring(0, end);
  }
}
