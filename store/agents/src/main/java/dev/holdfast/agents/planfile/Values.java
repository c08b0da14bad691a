package dev.holdfast.agents.planfile;

import java.util.List;

/// Text and lists where they are expected.
final class Values {

  private Values() {}

  static String text(YamlTree value, String key) {
    return switch (value) {
      case YamlTree.Text text -> text.text();
      case YamlTree.Nothing nothing ->
          throw new YamlProblem(
              nothing.line(), key, "it is empty; write a value, or quotes around it");
      case YamlTree.Sequence _, YamlTree.Mapping _ ->
          throw new YamlProblem(value.line(), key, "it is %s; write text".formatted(value.kind()));
    };
  }

  /// The items of a list; text stands for a list of one.
  static List<YamlTree> list(YamlTree value, String key) {
    return switch (value) {
      case YamlTree.Sequence sequence -> sequence.items();
      case YamlTree.Text text -> List.of(text);
      case YamlTree.Nothing nothing -> throw new YamlProblem(nothing.line(), key, "it is empty");
      case YamlTree.Mapping mapping ->
          throw new YamlProblem(mapping.line(), key, "it is a mapping; write a list");
    };
  }
}
