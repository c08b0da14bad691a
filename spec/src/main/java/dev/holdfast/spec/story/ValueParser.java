package dev.holdfast.spec.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads values as TLC prints them: `(A :> [doing |-> "idle"] @@ B :> <<1, {2}>>)`.
final class ValueParser {

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|-?\\w+(?:\\.\\.-?\\w+)?|<<|>>|:>|@@|\\|->|[\\[\\](){},]");

  private final List<String> tokens;
  private int next;

  private ValueParser(String text) {
    tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  static Value parse(String text) {
    ValueParser parser = new ValueParser(text);
    Value value = parser.value();
    if (parser.next != parser.tokens.size()) {
      throw new IllegalArgumentException("more than one value: " + text);
    }
    return value;
  }

  private Value value() {
    String token = take();
    return switch (token) {
      case "{" -> new Value.SetOf(list("}"));
      case "<<" -> new Value.Tuple(list(">>"));
      case "[" -> new Value.Mapping(entries("|->", ",", "]"));
      case "(" -> new Value.Mapping(entries(":>", "@@", ")"));
      default -> new Value.Atom(token.replace("\"", ""));
    };
  }

  private List<Value> list(String end) {
    List<Value> values = new ArrayList<>();
    while (!peek().equals(end)) {
      values.add(value());
      skip(",");
    }
    take();
    return values;
  }

  private Map<String, Value> entries(String arrow, String separator, String end) {
    Map<String, Value> entries = new LinkedHashMap<>();
    while (!peek().equals(end)) {
      String key = value().toString();
      expect(arrow);
      entries.put(key, value());
      skip(separator);
    }
    take();
    return entries;
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new IllegalArgumentException("%s where %s belongs".formatted(found, token));
    }
  }

  private void skip(String token) {
    if (peek().equals(token)) {
      next++;
    }
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }

  private String peek() {
    if (next >= tokens.size()) {
      throw new IllegalArgumentException("the value ends too early");
    }
    return tokens.get(next);
  }
}
