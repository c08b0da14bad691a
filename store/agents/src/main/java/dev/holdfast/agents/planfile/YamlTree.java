package dev.holdfast.agents.planfile;

import java.util.List;
import java.util.SequencedMap;

/// A YAML document as a tree whose every part knows its line.
sealed interface YamlTree {

  /// The line it starts on, counted from 1.
  int line();

  /// What people call such a thing.
  String kind();

  /// @param text as written, quotes and YAML's own escapes resolved; YAML's guesses at types (`no`,
  ///   `1.10`) are not followed
  record Text(int line, String text) implements YamlTree {
    @Override
    public String kind() {
      return "text";
    }
  }

  /// Nothing: an empty place, `null` or `~`.
  record Nothing(int line) implements YamlTree {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  record Sequence(int line, List<YamlTree> items) implements YamlTree {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /// @param entries in the order written
  record Mapping(int line, SequencedMap<String, YamlTree> entries) implements YamlTree {
    @Override
    public String kind() {
      return "a mapping";
    }
  }
}
