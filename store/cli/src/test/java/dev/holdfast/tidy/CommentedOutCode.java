package dev.holdfast.tidy;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Version control remembers old code; comments are sentences. A heuristic: what ends like a
/// statement and has a call, an assignment or a keyword in it is no sentence. Doc comments may show
/// code.
record CommentedOutCode() implements Rule.PerFile {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "^\\s*//(?!/)\\s*((\\S.*(\\w\\(|=).*|(return|import|package|throw)\\b.*);|.*[)]\\s*[{]|[})]+;?)\\s*$");

  private static final Pattern ELEMENT = Pattern.compile("<!--\\s*</?[a-zA-Z]");

  private static final Map<String, Pattern> BY_KIND =
      Map.of("java", STATEMENT, "proto", STATEMENT, "xml", ELEMENT);

  @Override
  public Stream<Finding> breaches(SourceFile file) {
    return Stream.ofNullable(BY_KIND.get(file.kind()))
        .flatMap(code -> file.linesWith(code, "commented-out-code", "delete it"));
  }
}
