package dev.holdfast.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What a configuration file gives. Goes on after a mistake, so that all are found.
final class YamlFile {

  private final Path file;
  private final Path folder;
  private final List<Problem> problems;
  private final List<Given> given = new ArrayList<>();
  private final Map<String, Integer> sectionLines = new HashMap<>();
  private boolean understood;

  private YamlFile(Path file, List<Problem> problems) {
    this.file = file;
    this.folder = file.toAbsolutePath().getParent();
    this.problems = problems;
  }

  static YamlFile read(Path file, List<Problem> problems) {
    YamlFile read = new YamlFile(file, problems);
    read.text()
        .flatMap(read::root)
        .ifPresent(root -> {
          read.understood = true;
          read.section(root, "");
        });
    return read;
  }

  /// Whether it is a file of the right form, so that what it lacks can be told.
  boolean understood() {
    return understood;
  }

  List<Given> given() {
    return given;
  }

  /// Where the section at `path` begins.
  Origin placeOf(String path) {
    return new Origin.Line(file, sectionLines.getOrDefault(path, 0));
  }

  private Optional<String> text() {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      problem(0, "", "is not UTF-8");
    } catch (IOException unreadable) {
      String reason = Files.exists(file) ? unreadable.toString() : "there is no such file";
      problem(0, "", "cannot be read: " + reason);
    }
    return Optional.empty();
  }

  private Optional<Node> root(String text) {
    try {
      Optional<Node> node =
          new Compose(LoadSettings.builder().setUseMarks(true).build()).composeString(text);
      if (node.isEmpty()) {
        problem(0, "", "is empty");
      }
      return node;
    } catch (MarkedYamlEngineException wrong) {
      int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problem(line, "", "is no YAML: " + wrong.getProblem());
    } catch (YamlEngineException wrong) {
      problem(0, "", "is no YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  private void section(Node node, String path) {
    sectionLines.put(path, lineOf(node));
    if (!(node instanceof MappingNode mapping)) {
      problem(lineOf(node), path, "is to hold keys and values, `key: value`");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problem(lineOf(entry.getKeyNode()), path, "has a key that is no word");
      } else if (!seen.add(key.getValue())) {
        problem(lineOf(key), pathTo(path, key), "is given twice");
      } else if (!Keys.wordsIn(path).contains(key.getValue())) {
        problem(lineOf(key), pathTo(path, key), unknown(key.getValue(), Keys.wordsIn(path)));
      } else {
        entry(pathTo(path, key), key, entry.getValueNode());
      }
    }
  }

  private void entry(String path, ScalarNode word, Node node) {
    if (Keys.isList(path)) {
      list(path, word, node);
    } else if (Keys.find(path).isPresent()) {
      value(Keys.find(path).get(), path, word, node);
    } else {
      section(node, path);
    }
  }

  private void list(String path, ScalarNode word, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      problem(lineOf(word), path, "is to be a list, `- key: value`");
      return;
    }
    for (int i = 0; i < sequence.getValue().size(); i++) {
      section(sequence.getValue().get(i), "%s[%d]".formatted(path, i));
    }
  }

  private void value(Key<?> key, String path, ScalarNode word, Node node) {
    Origin origin = new Origin.Line(file, lineOf(word));
    text(node, key.kind().several())
        .ifPresentOrElse(
            text -> given.add(new Given(key, path, text, origin, folder)),
            () -> problems.add(new Problem(origin, path, "is to be a single value")));
  }

  /// The text of a value, or of several with commas between them.
  private static Optional<String> text(Node node, boolean mayBeSeveral) {
    if (mayBeSeveral
        && node instanceof SequenceNode several
        && several.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          several.getValue().stream()
              .map(one -> ((ScalarNode) one).getValue())
              .collect(Collectors.joining(",")));
    }
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private static String unknown(String word, TreeSet<String> known) {
    return NearestKey.of(word, known)
        .map("is no key here; did you mean '%s'?"::formatted)
        .orElse("is no key here; those are " + String.join(", ", known));
  }

  private void problem(int line, String key, String reason) {
    problems.add(new Problem(new Origin.Line(file, line), key, reason));
  }

  private static String pathTo(String section, ScalarNode key) {
    return section.isEmpty() ? key.getValue() : section + "." + key.getValue();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).map(line -> line + 1).orElse(0);
  }
}
