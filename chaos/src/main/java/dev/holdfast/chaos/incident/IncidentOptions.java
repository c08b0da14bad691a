package dev.holdfast.chaos.incident;

import java.nio.file.Path;
import java.util.Optional;

/// How the night is told and what it takes.
///
/// @param width of the terminal in columns; what is told is 80 to 120 wide
/// @param colours whether the terminal shows any
/// @param answersRequired of every node, without which the run shows nothing
/// @param traces the folder in which Holdfast's nodes record what they apply, if they do
public record IncidentOptions(
    int width, boolean colours, long answersRequired, Optional<Path> traces) {

  private static final int NARROWEST = 80;
  private static final int WIDEST = 120;

  public static final IncidentOptions DEFAULT =
      new IncidentOptions(100, false, 500, Optional.empty());

  public IncidentOptions {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }

  public IncidentOptions withTerminal(int columns, boolean showsColours) {
    return new IncidentOptions(columns, showsColours, answersRequired, traces);
  }

  /// Has Holdfast's nodes record what they apply to `folder`, in a file called after each.
  public IncidentOptions withTraces(Path folder) {
    return new IncidentOptions(width, colours, answersRequired, Optional.of(folder));
  }
}
