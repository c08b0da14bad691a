package dev.holdfast.chaos.simulation;

import dev.holdfast.testing.mutation.Edit;
import java.nio.file.Path;
import java.util.List;

/// A change for the worse, of the product or of what the simulation stands on.
///
/// @param name what is wrong then
/// @param promises those that may be found broken; which one is a matter of who looks first
record Mutation(String name, List<String> promises, List<Edit> edits) {

  static final String PROTOCOL = "../store/protocol/src/main/java/dev/holdfast/";
  static final String CODEC = "../store/replica/src/main/java/dev/holdfast/replica/codec/";
  static final String SIMULATION = "src/main/java/dev/holdfast/chaos/simulation/";

  static Mutation of(String name, List<String> promises, Edit... edits) {
    return new Mutation(name, promises, List.of(edits));
  }

  /// @param file as seen from the module's folder
  static Edit edit(String file, String original, String replacement) {
    return new Edit(Path.of(file), original, replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
