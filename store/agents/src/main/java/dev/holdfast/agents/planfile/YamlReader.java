package dev.holdfast.agents.planfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML strictly: one document, no key twice, no tags of anyone's own, and no more of
/// anything than a plan file may sensibly hold. Anchors and aliases are followed, and what they
/// expand to counts.
final class YamlReader {

  /// Octets, and so characters, of one file.
  static final int MAX_OCTETS = 64 << 20;

  /// Nodes of one file, with those that aliases repeat.
  static final int MAX_NODES = 4_000_000;

  /// Nesting: name, list of record sets, record set, values, value, parameters, list.
  static final int MAX_DEPTH = 8;

  private static final String YAML_TAGS = "tag:yaml.org,2002:";

  private int nodes;

  private YamlReader() {}

  /// The document in `in`; empty where there is none, or nothing but comments.
  ///
  /// @throws YamlProblem if it is not YAML, or not strict enough
  static Optional<YamlTree> read(InputStream in) throws IOException {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_OCTETS)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(false)
            .build();
    try {
      YamlReader reader = new YamlReader();
      return new Compose(settings).composeInputStream(in).map(root -> reader.tree(root, "", 0));
    } catch (MarkedYamlEngineException problem) {
      Optional<Mark> mark = problem.getProblemMark().or(problem::getContextMark);
      String reason =
          Optional.ofNullable(problem.getProblem()).orElse("it is not well-formed YAML");
      throw new YamlProblem(mark.map(Mark::getLine).orElse(-1) + 1, "", "YAML: " + reason);
    } catch (YamlEngineException problem) {
      if (problem.getCause() instanceof IOException unreadable
          && !(unreadable instanceof java.nio.charset.CharacterCodingException)) {
        throw unreadable;
      }
      throw new YamlProblem(0, "", "YAML: " + firstLine(problem.getMessage()));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static String firstLine(String message) {
    return message == null
        ? "it is not well-formed"
        : message.lines().findFirst().orElse("it is not well-formed");
  }

  private YamlTree tree(Node node, String key, int depth) {
    int line = line(node);
    if (++nodes > MAX_NODES) {
      throw new YamlProblem(line, key, "the file holds more than %d values".formatted(MAX_NODES));
    }
    if (depth > MAX_DEPTH) {
      throw new YamlProblem(
          line, key, "it is nested more than %d levels deep".formatted(MAX_DEPTH));
    }
    Tag tag = node.getTag();
    if (!tag.getValue().startsWith(YAML_TAGS)) {
      throw new YamlProblem(line, key, "the tag '%s' is not supported".formatted(tag.getValue()));
    }
    return switch (node) {
      case ScalarNode scalar ->
          tag.equals(Tag.NULL)
              ? new YamlTree.Nothing(line)
              : new YamlTree.Text(line, scalar.getValue());
      case SequenceNode sequence ->
          new YamlTree.Sequence(line, items(sequence.getValue(), key, depth));
      case MappingNode mapping ->
          new YamlTree.Mapping(line, entries(mapping.getValue(), key, depth));
      default -> throw new YamlProblem(line, key, "YAML: it is neither text nor list nor mapping");
    };
  }

  private List<YamlTree> items(List<Node> sequence, String key, int depth) {
    List<YamlTree> items = new ArrayList<>(sequence.size());
    for (Node item : sequence) {
      items.add(tree(item, "%s[%d]".formatted(key, items.size()), depth + 1));
    }
    return items;
  }

  private SequencedMap<String, YamlTree> entries(List<NodeTuple> mapping, String key, int depth) {
    SequencedMap<String, YamlTree> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw new YamlProblem(line(tuple.getKeyNode()), key, "a key must be text");
      }
      String path = Keys.below(key, name.getValue());
      if (entries.containsKey(name.getValue())) {
        throw new YamlProblem(line(name), path, "the key is given twice");
      }
      entries.put(name.getValue(), tree(tuple.getValueNode(), path, depth + 1));
    }
    return entries;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
