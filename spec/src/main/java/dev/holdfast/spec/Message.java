package dev.holdfast.spec;

import java.util.List;

/// One message of TLC, as it frames them for programs.
///
/// @param code what it is about
/// @param isError whether TLC takes it for an error
public record Message(int code, boolean isError, List<String> lines) {

  // TLC's codes for what is read here; it has some two hundred.
  static final int INVARIANT_BROKEN_INITIALLY = 2107;
  static final int INVARIANT_BROKEN = 2110;
  static final int STEP_PROPERTY_BROKEN = 2112;
  static final int LIVENESS_BROKEN = 2116;
  static final int SUCCESS = 2193;
  static final int DEPTH = 2194;
  static final int STATES = 2199;
  static final int ACTION_COVERAGE = 2772;

  /// A state of a counterexample.
  public static final int TRACE_STATE = 2217;

  /// The end of a counterexample that stays where it is for ever.
  public static final int TRACE_STUTTERS = 2218;

  /// The end of a counterexample that returns to an earlier state for ever.
  public static final int TRACE_RETURNS = 2122;

  public Message {
    lines = List.copyOf(lines);
  }

  String text() {
    return String.join(
        " ", lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }
}
