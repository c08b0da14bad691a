package dev.holdfast.cli.console;

/// How a command ends, for scripts.
public enum ExitCode {
  DONE(0),

  /// A rule of the store, or something in what was handed in, stands against it. Nothing was
  /// changed beyond what was printed.
  REFUSED(1),

  /// The command was not understood; nothing was sent.
  USAGE(2),

  /// No answer came; what was sent may have happened or not.
  UNREACHABLE(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
