package dev.holdfast.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is not done is an issue, not a mark in the code.
record UnfinishedWork() implements Rule.PerFile {

  /// Written with a gap, so that this file passes its own rule.
  private static final Pattern MARK =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return file.linesWith(MARK, "unfinished-work", "do it or open an issue");
  }
}
