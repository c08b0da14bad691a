package dev.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what makes bash complete this command.
@Command(
    name = "completion",
    description = "Prints a script that makes bash complete commands and options.",
    footer = {"  source <(holdfast completion)", "  holdfast completion >> ~/.bash_completion"})
final class Completion implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.println(AutoComplete.bash("holdfast", spec.root().commandLine()));
    out.flush();
    return 0;
  }
}
