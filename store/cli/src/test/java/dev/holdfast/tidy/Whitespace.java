package dev.holdfast.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files differ where their meaning does: no tabs, nothing invisible at the end of a line, one line
/// end after the last.
///
/// What tests read is excepted, for bad and foreign files are just what they feed to the code.
record Whitespace() implements Rule.PerFile {

  private static final String NAME = "whitespace";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern TRAILING = Pattern.compile("[ \u00a0]$");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return file.path().toString().contains("src/test/resources/") ? Stream.empty() : inspect(file);
  }

  private static Stream<Finding> inspect(SourceFile file) {
    return Stream.of(
            file.linesWith(TAB, NAME, "a tab"),
            file.linesWith(TRAILING, NAME, "a blank at the end of the line"),
            carriageReturns(file),
            lastLine(file))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> carriageReturns(SourceFile file) {
    return file.text().indexOf('\r') < 0
        ? Stream.empty()
        : Stream.of(file.finding(1, NAME, "lines end with a carriage return"));
  }

  private static Stream<Finding> lastLine(SourceFile file) {
    var text = file.text();
    return text.isEmpty() || (text.endsWith("\n") && !text.endsWith("\n\n"))
        ? Stream.empty()
        : Stream.of(
            file.finding(file.lines().size(), NAME, "a file ends with one line end, no more"));
  }
}
