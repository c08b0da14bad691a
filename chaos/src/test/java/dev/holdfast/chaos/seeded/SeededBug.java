package dev.holdfast.chaos.seeded;

import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.testing.mutation.Edit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A bug that the harness must find.
///
/// @param fault what brings it out
/// @param check the rule that must be found broken
/// @param nodes how many it takes
/// @param means edits by which the fault comes about; they are made where the bug is not, too
/// @param edits the bug itself, at all nodes
record SeededBug(
    String name,
    String fault,
    String check,
    int nodes,
    Scenario scenario,
    Means means,
    List<Edit> edits) {

  /// Edits of some nodes.
  record Means(List<String> nodes, List<Edit> edits) {

    static final Means NONE = new Means(List.of(), List.of());
  }

  static final List<String> NODES = List.of("a", "b", "c");

  static Edit edit(String file, String original, String replacement) {
    return new Edit(Path.of("../store", file), original, replacement);
  }

  /// A zone of its own.
  String zone() {
    return name.replaceAll("[^a-z]+", "-") + ".example.";
  }

  ClusterOptions options() {
    ClusterOptions small = ClusterOptions.small("seeded");
    return nodes == 1
        ? small.withNodes("a").withSetting(Writing.SETTING)
        : small
            .withElectionTimeout(Together.ELECTION_MIN, Together.ELECTION_MAX)
            .withJvm(
                Stream.concat(small.jvm().stream(), Stream.of(Together.CUT.option())).toList());
  }

  /// Where the bug is.
  List<String> members() {
    return NODES.subList(0, nodes);
  }

  @Override
  public String toString() {
    return name;
  }
}
