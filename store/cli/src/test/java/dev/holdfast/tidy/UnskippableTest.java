package dev.holdfast.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A test runs or is deleted: one that skips itself looks green while it proves nothing.
record UnskippableTest() implements Rule.PerFile {

  private static final Pattern SKIPS =
      Pattern.compile(
          "import (static )?org\\.(junit\\.jupiter\\.api\\.(Disabled|Assumptions|condition)|assertj\\.core\\.api\\.Assumptions)\\b");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return file.kind().equals("java")
        ? file.linesWith(SKIPS, "unskippable-test", "a test that can be skipped unnoticed")
        : Stream.empty();
  }
}
