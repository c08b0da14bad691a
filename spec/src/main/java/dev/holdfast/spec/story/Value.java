package dev.holdfast.spec.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A value of TLA+, as far as our modules use them.
sealed interface Value {

  /// A number, a string, a model value or a truth value, which all look like what they say.
  record Atom(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  record SetOf(List<Value> members) implements Value {
    public SetOf {
      members = List.copyOf(members);
    }

    @Override
    public String toString() {
      return "{" + joined(members) + "}";
    }
  }

  record Tuple(List<Value> elements) implements Value {
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "<" + joined(elements) + ">";
    }
  }

  /// A function or a record; both map keys to values.
  record Mapping(Map<String, Value> entries) implements Value {
    public Mapping {
      entries = new LinkedHashMap<>(entries);
    }

    @Override
    public String toString() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + " " + entry.getValue())
          .collect(Collectors.joining(", ", "(", ")"));
    }
  }

  Value NOTHING = new Tuple(List.of());

  /// The parts of this value by key: entries of a mapping, elements of a tuple from 1 on.
  default Map<String, Value> parts() {
    return switch (this) {
      case Mapping(Map<String, Value> entries) -> entries;
      case Tuple(List<Value> elements) -> {
        Map<String, Value> numbered = new LinkedHashMap<>();
        elements.forEach(element -> numbered.put(Integer.toString(numbered.size() + 1), element));
        yield numbered;
      }
      case Atom _, SetOf _ -> Map.of();
    };
  }

  /// The part found by following `path`, key by key.
  default Optional<Value> at(String... path) {
    Optional<Value> found = Optional.of(this);
    for (String key : path) {
      found = found.flatMap(value -> Optional.ofNullable(value.parts().get(key)));
    }
    return found;
  }

  private static String joined(List<Value> values) {
    return values.stream().map(Value::toString).collect(Collectors.joining(", "));
  }
}
