package dev.holdfast.chaos.incident;

/// How the night is told and what it takes.
///
/// @param width of the terminal in columns; what is told is 80 to 120 wide
/// @param colours whether the terminal shows any
/// @param answersRequired of every node, without which the run shows nothing
public record IncidentOptions(int width, boolean colours, long answersRequired) {

  private static final int NARROWEST = 80;
  private static final int WIDEST = 120;

  public static final IncidentOptions DEFAULT = new IncidentOptions(100, false, 500);

  public IncidentOptions {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }

  public IncidentOptions withTerminal(int columns, boolean showsColours) {
    return new IncidentOptions(columns, showsColours, answersRequired);
  }
}
