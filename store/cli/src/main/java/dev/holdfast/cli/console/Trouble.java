package dev.holdfast.cli.console;

import dev.holdfast.agents.planfile.InvalidPlanException;
import dev.holdfast.client.AuditGoneException;
import dev.holdfast.client.BrokenException;
import dev.holdfast.client.HistoryGoneException;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.InvalidInputException;
import dev.holdfast.client.NotFoundException;
import dev.holdfast.client.NotPermittedException;
import dev.holdfast.client.OutcomeUnknownException;
import dev.holdfast.client.OverLimitException;
import dev.holdfast.client.RefusedException;
import dev.holdfast.client.ThrottledException;
import dev.holdfast.client.UnauthenticatedException;
import dev.holdfast.client.UnreachableException;
import dev.holdfast.dns.zonefile.InvalidZoneFileException;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.tls.UnusableTlsException;
import dev.holdfast.v1.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// What went wrong, in sentences, with the exit code it stands for.
///
/// @param sentences whole ones, one or more lines
public record Trouble(ExitCode exitCode, String sentences) {

  /// What the exception that `command` ended with means to the person who gave it.
  public static Trouble of(Throwable thrown, CommandSpec command) {
    return switch (thrown) {
      case CommandException told -> new Trouble(told.exitCode(), told.getMessage());
      case HoldfastException failed -> of(failed, command);
      case InvalidPlanException invalid ->
          new Trouble(ExitCode.REFUSED, invalid.getMessage() + "\nNo plan was made of it.");
      case InvalidZoneFileException invalid -> new Trouble(ExitCode.REFUSED, invalid.getMessage());
      case UnusableTlsException unusable ->
          new Trouble(ExitCode.USAGE, "TLS: %s.".formatted(unusable.getMessage()));
      case InvalidRecordException invalid -> new Trouble(ExitCode.USAGE, invalid.getMessage());
      case IOException unusable -> new Trouble(ExitCode.USAGE, of(unusable));
      case UncheckedIOException unusable -> new Trouble(ExitCode.REFUSED, chain(unusable));
      case InterruptedException _ -> new Trouble(ExitCode.UNREACHABLE, "Interrupted.");
      default ->
          new Trouble(
              ExitCode.UNREACHABLE,
              "holdfast itself failed: %s. Whether anything was changed is not known; --debug shows where it failed."
                  .formatted(thrown));
    };
  }

  private static Trouble of(HoldfastException failed, CommandSpec command) {
    return switch (failed) {
      case RefusedException refused -> new Trouble(ExitCode.REFUSED, refusals(refused));
      case InvalidInputException invalid -> new Trouble(ExitCode.USAGE, invalid.getMessage());
      case NotFoundException missing -> new Trouble(ExitCode.REFUSED, missing.getMessage());
      case OverLimitException over -> new Trouble(ExitCode.REFUSED, over.getMessage());
      case NotPermittedException denied ->
          new Trouble(
              ExitCode.REFUSED,
              denied.refusals().stream().map(Trouble::line).collect(Collectors.joining("\n")));
      case UnauthenticatedException unknown ->
          new Trouble(ExitCode.REFUSED, "Refused: %s.".formatted(unknown.getMessage()));
      case ThrottledException full -> new Trouble(ExitCode.REFUSED, throttled(full));
      case HistoryGoneException gone -> new Trouble(ExitCode.REFUSED, gone.getMessage());
      case AuditGoneException gone -> new Trouble(ExitCode.REFUSED, gone.getMessage() + ".");
      case UnreachableException unreachable ->
          new Trouble(ExitCode.UNREACHABLE, unreachable.getMessage());
      case OutcomeUnknownException unknown ->
          new Trouble(ExitCode.UNREACHABLE, unknown.getMessage() + advice(unknown, command));
      case BrokenException broken -> new Trouble(ExitCode.UNREACHABLE, broken.getMessage());
    };
  }

  private static String advice(OutcomeUnknownException unknown, CommandSpec command) {
    return command.optionsMap().containsKey("--request-id")
        ? " Add --request-id %s to the same command.".formatted(unknown.requestId())
        : " Running the command again is safe as well: it begins anew, with a new generation.";
  }

  /// What is full, and when it makes sense to try again.
  private static String throttled(ThrottledException full) {
    String told = full.refusals().stream().map(Trouble::line).collect(Collectors.joining("\n"));
    return full.retryAfter()
        .map(time -> told + " There may be room again in %s.".formatted(Durations.print(time)))
        .orElse(told);
  }

  private static String refusals(RefusedException refused) {
    String told = refused.refusals().stream().map(Trouble::line).collect(Collectors.joining("\n"));
    int more = refused.totalCount() - refused.refusals().size();
    return more > 0 ? "%s\nand %d more refusals".formatted(told, more) : told;
  }

  /// One refusal. Its message names rule, limit and figure, and says what to do.
  public static String line(Refusal refusal) {
    String message = refusal.getMessage();
    return "Refused: " + message + (message.endsWith(".") ? "" : ".");
  }

  /// What happened and, link by link, what caused it.
  public static String chain(Throwable thrown) {
    String told = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    Throwable cause = thrown.getCause();
    return cause == null || told.contains(String.valueOf(cause.getMessage()))
        ? told
        : told + ": " + chain(cause);
  }

  private static String of(IOException unusable) {
    return switch (unusable) {
      case NoSuchFileException missing ->
          "There is no file or folder " + missing.getMessage() + ".";
      case AccessDeniedException denied -> denied.getMessage() + " may not be read or written.";
      case NotDirectoryException file -> file.getMessage() + " is no folder.";
      default -> "A file could not be used: " + unusable.getMessage();
    };
  }
}
