package dev.holdfast.spec.conformance;

import dev.holdfast.testing.mutation.Edit;
import java.nio.file.Path;
import java.util.List;

/// A change for the worse of the machine's source.
///
/// @param name what is wrong with the machine then
/// @param model the model under which the comparison tells it
/// @param told the action at which it does
record Mutation(String name, String model, String told, List<Edit> edits) {

  private static final Path PROTOCOL =
      Path.of("..", "store", "protocol", "src", "main", "java", "dev", "holdfast");

  /// What two endpoints show.
  static final String SMALL = "Commands_small";

  /// What it takes three generations to show.
  static final String HISTORY = "Commands_small_history";

  static final String CLAIMS = "Commands_small_claims";
  static final String FREEZE = "Commands_small_freeze";
  static final String GUARDS = "Commands_small_guards";
  static final String LIMITS = "Commands_small_limits";
  static final String OVERRIDES = "Commands_small_overrides";

  /// All of them, each small enough to be walked to the end again and again.
  static final List<String> SMALL_MODELS =
      List.of(SMALL, HISTORY, CLAIMS, FREEZE, GUARDS, LIMITS, OVERRIDES);

  static Mutation of(String name, String told, Edit... edits) {
    return new Mutation(name, SMALL, told, List.of(edits));
  }

  static Mutation ofHistory(String name, String told, Edit... edits) {
    return new Mutation(name, HISTORY, told, List.of(edits));
  }

  static Mutation in(String model, String name, String told, Edit... edits) {
    return new Mutation(name, model, told, List.of(edits));
  }

  /// @param file below `dev/holdfast`
  static Edit edit(String file, String original, String replacement) {
    return new Edit(PROTOCOL.resolve(file), original, replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
