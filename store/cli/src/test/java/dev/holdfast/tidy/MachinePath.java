package dev.holdfast.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The sources work on every machine, so they name the folders of none.
record MachinePath() implements Rule.PerFile {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w.*}])(/ho"
              + "me/\\w|/Us"
              + "ers/\\w|/ro"
              + "ot/|/wo"
              + "rk/|/usr/lib/jvm/\\w|[A-Z]:\\\\)");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return file.linesWith(PATH, "machine-path", "a folder of one machine");
  }
}
