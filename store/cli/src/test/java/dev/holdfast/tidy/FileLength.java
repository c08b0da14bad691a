package dev.holdfast.tidy;

import java.util.Set;
import java.util.stream.Stream;

/// One file, one idea: none is longer than a reader takes in at one go.
record FileLength() implements Rule.PerFile {

  private static final int MOST_LINES = 400;

  private static final Set<String> KINDS =
      Set.of("java", "tla", "cfg", "sh", "proto", "holdfast", "mvnw", "run");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    var lines = file.lines().size();
    return KINDS.contains(file.kind()) && lines > MOST_LINES
        ? Stream.of(file.finding(lines, "file-length", lines + " lines, at most " + MOST_LINES))
        : Stream.empty();
  }
}
