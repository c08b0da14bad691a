package dev.holdfast.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Doc comments are Markdown.
record MarkdownJavadoc() implements Rule.PerFile {

  private static final Pattern OLD_STYLE = Pattern.compile("^\\s*/\\*\\*");

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return file.kind().equals("java")
        ? file.linesWith(OLD_STYLE, "markdown-javadoc", "write it with ///")
        : Stream.empty();
  }
}
