package dev.holdfast.cli.console;

/// Ends a command with sentences for the person who gave it.
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private CommandException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// Ends a command for a reason that lies deeper.
  public CommandException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public static CommandException refused(String message) {
    return new CommandException(ExitCode.REFUSED, message);
  }

  public static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  public static CommandException unreachable(String message) {
    return new CommandException(ExitCode.UNREACHABLE, message);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
