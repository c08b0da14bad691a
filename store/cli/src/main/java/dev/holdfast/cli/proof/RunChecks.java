package dev.holdfast.cli.proof;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.spec.Check;
import dev.holdfast.spec.CheckException;
import dev.holdfast.spec.CheckResult;
import dev.holdfast.spec.CheckTable;
import dev.holdfast.spec.Checker;
import dev.holdfast.spec.Checks;
import dev.holdfast.spec.story.Story;
import dev.holdfast.spec.story.TraceTeller;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the model checker.
@Command(
    name = "check",
    description = {
      "Has the model checker (TLC) look for a way to break the protocol, and for the bugs it must find.",
      "Ends with 1 if it finds anything other than expected."
    },
    footer = {
      "  holdfast check",
      "  holdfast check PlanEnactCleanUp",
      "  holdfast check --all",
      "  holdfast check --trace Incident",
      "  holdfast check --trace-file holdfast-data/node-1/trace.jsonl"
    })
public final class RunChecks implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup private What what = new What();

  static final class What {

    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        description = "A module or a configuration. Default: what every build runs.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--all", description = "Also the same questions in larger bounds; takes long.")
    private boolean all;

    @Option(
        names = "--trace",
        paramLabel = "NAME",
        description = "Tell a counterexample of this module or configuration, step by step.")
    private Optional<String> trace = Optional.empty();

    @Option(
        names = "--trace-file",
        paramLabel = "FILE",
        description = {
          "Tell whether the specification explains what a node recorded in this file,",
          "or the first event that nothing explains."
        })
    private Optional<Path> traceFile = Optional.empty();
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return answer().code();
    } catch (CheckException problem) {
      throw CommandException.refused(problem.getMessage());
    }
  }

  private ExitCode answer() throws InterruptedException {
    if (what.traceFile.isPresent()) {
      return TraceVerdict.tell(what.traceFile.get(), spec.commandLine().getOut());
    }
    return what.trace.isPresent() ? tell(what.trace.get()) : check();
  }

  private ExitCode check() throws InterruptedException {
    List<Check> checks = chosen();
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), checks.size());
    List<CheckResult> results = Checker.run(checks, progress);
    progress.end();
    PrintWriter out = spec.commandLine().getOut();
    out.print(CheckTable.render(results));
    out.flush();
    return results.stream().allMatch(CheckResult::isAsExpected) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private List<Check> chosen() {
    if (what.name.isEmpty()) {
      return what.all ? Checks.all() : Checks.fast();
    }
    List<Check> named = Checks.matching(what.name.get());
    if (named.isEmpty()) {
      throw unknown(what.name.get());
    }
    return named;
  }

  private ExitCode tell(String name) throws InterruptedException {
    Check check =
        Checks.counterexample(name)
            .orElseThrow(() ->
                Checks.matching(name).isEmpty()
                    ? unknown(name)
                    : CommandException.refused(
                        "%s has no counterexample: all it asks for holds.".formatted(name)));
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), 1);
    progress.started(check);
    Story story = TraceTeller.tell(check, states -> progress.progressed(check, states));
    progress.end();
    return switch (story) {
      case Story.Told told -> {
        spec.commandLine().getOut().print(told.text());
        spec.commandLine().getOut().flush();
        yield ExitCode.DONE;
      }
      case Story.Untold untold -> throw CommandException.refused(untold.why());
    };
  }

  private static CommandException unknown(String name) {
    String modules =
        Checks.all().stream().map(Check::module).distinct().collect(Collectors.joining(", "));
    return CommandException.usage(
        "There is no module or configuration %s; the modules are %s.".formatted(name, modules));
  }
}
