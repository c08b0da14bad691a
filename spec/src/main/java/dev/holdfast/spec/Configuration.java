package dev.holdfast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a TLC configuration gives values to and what it asks for.
///
/// TLC takes a value for a constant that no module declares without a word; so whoever misspells
/// one must be told here.
record Configuration(List<String> constants, List<String> invariants, List<String> properties) {

  private static final Pattern COMMENT = Pattern.compile("\\\\\\*.*|(?s:\\(\\*.*?\\*\\))");
  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\w+|<-|=|\\S");

  Configuration {
    constants = List.copyOf(constants);
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  static Configuration read(String text) {
    List<String> tokens =
        TOKEN
            .matcher(COMMENT.matcher(text).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .toList();
    List<String> constants = new ArrayList<>();
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    String section = "";
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (isKeyword(token)) {
        section = token;
        continue;
      }
      switch (section) {
        case "CONSTANT", "CONSTANTS" -> {
          if (i + 1 < tokens.size() && List.of("=", "<-").contains(tokens.get(i + 1))) {
            constants.add(token);
          }
        }
        case "INVARIANT", "INVARIANTS" -> invariants.add(token);
        case "PROPERTY", "PROPERTIES" -> properties.add(token);
        default -> {}
      }
    }
    return new Configuration(constants, invariants, properties);
  }

  private static boolean isKeyword(String token) {
    return switch (token) {
      case "CONSTANT", "CONSTANTS", "INVARIANT", "INVARIANTS", "PROPERTY", "PROPERTIES" -> true;
      case "SPECIFICATION", "INIT", "NEXT", "SYMMETRY", "VIEW", "CHECK_DEADLOCK" -> true;
      case "CONSTRAINT", "CONSTRAINTS", "ACTION_CONSTRAINT", "ACTION_CONSTRAINTS" -> true;
      default -> false;
    };
  }
}
