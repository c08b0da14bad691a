package dev.holdfast.spec.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A command with which spec and machine do not do the same.
///
/// @param path the commands that lead to the state, a shortest way
/// @param command in words, its flaw included
public record Disagreement(
    List<SpecCommand> path, SpecState state, String command, String spec, String machine) {

  @Override
  public String toString() {
    return """
    Spec and machine disagree on
      %s
    in the state
    %s
    The spec says:
    %s
    The machine says:
    %s
    The way to that state:
    %s\
    """
        .formatted(command, indented(state.toString()), indented(spec), indented(machine), way());
  }

  private String way() {
    return path.isEmpty()
        ? "  none, it is where both start"
        : IntStream.range(0, path.size())
            .mapToObj(i -> "  %2d %s".formatted(i + 1, CommandWords.of(path.get(i))))
            .collect(Collectors.joining("\n"));
  }

  private static String indented(String text) {
    return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }
}
