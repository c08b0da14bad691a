package dev.holdfast.record;

/// What a name that is not ASCII has to be written as instead: with A-labels (RFC 5890).
public sealed interface ALabelForm {

  /// @param text the name with A-labels in place of the labels that were not ASCII
  record Written(String text) implements ALabelForm {}

  /// There is none.
  ///
  /// @param reason a clause that says why
  record None(String reason) implements ALabelForm {}

  /// The form of `name`, which is text with RFC 1035 escapes.
  static ALabelForm of(String name) {
    return ALabels.of(name);
  }
}
