package dev.holdfast.spec.trace;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes values as TLA+ does.
final class Tla {

  private Tla() {}

  static String bool(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  static String string(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String set(Collection<?> elements) {
    return elements.stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
  }

  static String sequence(Collection<?> elements) {
    return elements.stream().map(Object::toString).collect(Collectors.joining(", ", "<<", ">>"));
  }

  /// A function from names; the empty function has no other way to be written.
  static String record(Map<String, String> fields) {
    return fields.isEmpty()
        ? "<<>>"
        : fields.entrySet().stream()
            .map(field -> field.getKey() + " |-> " + field.getValue())
            .collect(Collectors.joining(", ", "[", "]"));
  }

  /// A function from numbers or texts.
  static <K, V> String function(
      Map<K, V> values, Function<K, String> key, Function<V, String> value) {
    return values.isEmpty()
        ? "<<>>"
        : values.entrySet().stream()
            .map(entry -> key.apply(entry.getKey()) + " :> " + value.apply(entry.getValue()))
            .collect(Collectors.joining(" @@ ", "(", ")"));
  }
}
