package dev.holdfast.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What modules and models say of themselves, in their comments.
public final class Sources {

  private static final String COMMENT_LINES = "((?:^\\(\\*.*\\*\\)\\n)+)";

  private Sources() {}

  /// The comment at the head of a model.
  public static String about(String configuration) {
    return Resources.model(configuration)
        .orElse("")
        .lines()
        .takeWhile(line -> line.startsWith("\\* "))
        .map(line -> line.substring(2).strip())
        .collect(Collectors.joining(" "));
  }

  /// The comment above a definition, in `module` or one of its relatives; empty if there is none.
  public static String comment(String module, String definition) {
    Pattern commented =
        Pattern.compile(COMMENT_LINES + Pattern.quote(definition) + " ==", Pattern.MULTILINE);
    return ModuleFamily.of(module).stream()
        .flatMap(family -> family.sources().values().stream())
        .map(commented::matcher)
        .filter(Matcher::find)
        .map(match -> plain(match.group(1)))
        .findFirst()
        .orElse("");
  }

  private static String plain(String comment) {
    return comment
        .lines()
        .map(line -> line.substring(2, line.length() - 2).strip())
        .filter(line -> !line.matches("\\**"))
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }
}
