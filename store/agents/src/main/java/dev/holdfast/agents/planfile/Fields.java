package dev.holdfast.agents.planfile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A mapping whose keys are known beforehand. What is missing, of the wrong kind, or not known is
/// refused by name.
///
/// @param key the way to the mapping itself
record Fields(String key, YamlTree.Mapping mapping) {

  /// Refuses every key but these.
  void allowOnly(Collection<String> known, String what) {
    mapping
        .entries()
        .forEach((name, value) -> {
          if (!known.contains(name)) {
            throw new YamlProblem(
                value.line(),
                Keys.below(key, name),
                "%s has no such key; it has %s".formatted(what, listed(known)));
          }
        });
  }

  Optional<YamlTree> find(String name) {
    return Optional.ofNullable(mapping.entries().get(name));
  }

  boolean has(String name) {
    return mapping.entries().containsKey(name);
  }

  /// The text of the first of these keys that is there; they mean the same.
  String text(List<String> names) {
    return names.stream()
        .filter(this::has)
        .findFirst()
        .map(this::text)
        .orElseThrow(
            () -> new YamlProblem(mapping.line(), key, "it lacks '" + names.getFirst() + "'"));
  }

  private String text(String name) {
    return Values.text(mapping.entries().get(name), Keys.below(key, name));
  }

  /// A whole number from 0 to the largest an int can hold.
  OptionalInt number(String name) {
    if (!has(name)) {
      return OptionalInt.empty();
    }
    String text = text(name);
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw new YamlProblem(
          mapping.entries().get(name).line(),
          Keys.below(key, name),
          "'%s' is no whole number in 0..%d".formatted(text, Integer.MAX_VALUE));
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static String listed(Collection<String> names) {
    List<String> all = names.stream().toList();
    return all.size() == 1
        ? all.getFirst()
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }
}
