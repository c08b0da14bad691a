package dev.holdfast.cli;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Trouble;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as all of it behaves: help everywhere, examples under their heading, and
/// sentences for what went wrong.
final class CommandLines {

  private CommandLines() {}

  static CommandLine create() {
    Holdfast holdfast = new Holdfast();
    CommandLine line = new CommandLine(holdfast);
    furnish(line.getCommandSpec());
    line.registerConverter(int.class, whole(Integer::valueOf))
        .registerConverter(Integer.class, whole(Integer::valueOf))
        .registerConverter(long.class, whole(Long::valueOf))
        .registerConverter(Long.class, whole(Long::valueOf))
        .setUsageHelpAutoWidth(true)
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(CommandLines::misused)
        .setExecutionExceptionHandler(
            (failed, command, _) -> failed(failed, command, holdfast.debug()));
    return line;
  }

  private static <N> ITypeConverter<N> whole(Function<String, N> read) {
    return text -> {
      try {
        return read.apply(text);
      } catch (NumberFormatException _) {
        throw new TypeConversionException(
            "'%s' is no whole number, or too large a one".formatted(text));
      }
    };
  }

  private static void furnish(CommandSpec command) {
    command.mixinStandardHelpOptions(true);
    command.usageMessage().synopsisSubcommandLabel("COMMAND").footerHeading("%nExamples:%n");
    command.subcommands().values().forEach(below -> furnish(below.getCommandSpec()));
  }

  private static int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    boolean runs = command.getCommand() instanceof Callable || command.getSubcommands().isEmpty();
    if (misuse instanceof UnmatchedArgumentException || runs) {
      err.println(sentence(misuse));
      UnmatchedArgumentException.printSuggestions(misuse, err);
      err.printf("See '%s --help'.%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err);
    }
    err.flush();
    return ExitCode.USAGE.code();
  }

  private static String sentence(ParameterException misuse) {
    String message = misuse.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }

  private static int failed(Exception failed, CommandLine command, boolean debug) {
    Trouble trouble = Trouble.of(failed, command.getCommandSpec());
    PrintWriter err = command.getErr();
    err.println(trouble.sentences());
    if (debug) {
      failed.printStackTrace(err);
    }
    err.flush();
    return trouble.exitCode().code();
  }
}
