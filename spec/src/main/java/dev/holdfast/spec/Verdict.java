package dev.holdfast.spec;

/// Whether a check went as it must.
public sealed interface Verdict {

  record AsExpected() implements Verdict {}

  /// @param why what is wrong, in a sentence
  record Unexpected(String why) implements Verdict {}
}
