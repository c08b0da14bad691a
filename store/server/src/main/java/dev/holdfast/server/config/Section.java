package dev.holdfast.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the file. It is asked for its keys one by one and notes what is wrong with each;
/// what nobody asked for by the end is unknown.
final class Section {

  private final String path;
  private final int line;
  private final List<Problem> problems;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private Section(String path, int line, List<Problem> problems) {
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  /// The section that `node` is, at `path`; an empty one, and a problem noted, if it is none.
  static Section of(Node node, String path, List<Problem> problems) {
    Section section = new Section(path, lineOf(node), problems);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::add);
    } else {
      problems.add(new Problem(lineOf(node), path, "is to hold keys and values, `key: value`"));
    }
    return section;
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.add(new Problem(lineOf(entry.getKeyNode()), path, "has a key that is no word"));
    } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
      problems.add(new Problem(lineOf(key), pathTo(key.getValue()), "is given twice"));
    }
  }

  /// The value of `key` as `parser` reads it; empty where it is not given or, which is noted,
  /// wrong.
  <T> Optional<T> optional(String key, Function<String, T> parser) {
    return node(key).flatMap(node -> scalar(key, node)).flatMap(text -> parsed(key, text, parser));
  }

  /// As [#optional], but notes where the key is not given.
  <T> Optional<T> required(String key, Function<String, T> parser) {
    if (node(key).isEmpty()) {
      problems.add(new Problem(line, pathTo(key), "is missing"));
    }
    return optional(key, parser);
  }

  Duration duration(String key, Duration standard, Duration least, Duration most) {
    return optional(key, text -> within(Quantity.duration(text), least, most)).orElse(standard);
  }

  private static Duration within(Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is not in %s to %s"
              .formatted(Quantity.print(value), Quantity.print(least), Quantity.print(most)));
    }
    return value;
  }

  int count(String key, int standard, int least, int most) {
    return optional(key, text -> within(text, least, most)).orElse(standard);
  }

  private static int within(String text, int least, int most) {
    if (!text.matches("[0-9]{1,10}")
        || Long.parseLong(text) < least
        || Long.parseLong(text) > most) {
      throw new IllegalArgumentException(
          "'%s' is no whole number in %d to %d".formatted(text, least, most));
    }
    return Integer.parseInt(text);
  }

  boolean flag(String key) {
    return optional(key, Section::flagOf).orElse(false);
  }

  private static boolean flagOf(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
    };
  }

  /// The section under `key`, if there is one.
  Optional<Section> section(String key) {
    return node(key).map(node -> of(node, pathTo(key), problems));
  }

  /// The sections of the list under `key`; none where there is no list.
  List<Section> sections(String key) {
    if (!(node(key).orElse(null) instanceof SequenceNode sequence)) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      sections.add(of(entry, "%s[%d]".formatted(pathTo(key), sections.size()), problems));
    }
    return sections;
  }

  /// Notes a problem with the value of `key`.
  void problem(String key, String reason) {
    int at =
        Optional.ofNullable(entries.get(key)).map(entry -> lineOf(entry.getKeyNode())).orElse(line);
    problems.add(new Problem(at, pathTo(key), reason));
  }

  /// Notes every key that was not asked for.
  void refuseUnknown() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        problem(
            key,
            NearestKey.of(key, known)
                .map("is no key here; did you mean '%s'?"::formatted)
                .orElse("is no key here; those are " + String.join(", ", known)));
      }
    }
  }

  private Optional<Node> node(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  private Optional<String> scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem(key, "is to be a single value");
    return Optional.empty();
  }

  private <T> Optional<T> parsed(String key, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException wrong) {
      problem(key, wrong.getMessage());
      return Optional.empty();
    }
  }

  private String pathTo(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).map(line -> line + 1).orElse(0);
  }
}
