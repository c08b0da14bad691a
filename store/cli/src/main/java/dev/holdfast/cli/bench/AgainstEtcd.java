package dev.holdfast.cli.bench;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.contest.Contest;
import dev.holdfast.chaos.contest.ContestException;
import dev.holdfast.chaos.contest.ContestOptions;
import dev.holdfast.chaos.contest.Scoreboard;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs this store and etcd side by side.
@Command(
    name = "against-etcd",
    description = {
      "Starts three nodes and three etcd servers on this machine, has them take turns at the same work, and prints",
      "the ratios: ours to etcd's in the same round, and of those the median. Needs etcd (Debian: etcd-server).",
      "Neither side uses TLS; both sync to the same disk; election timeouts are equal."
    },
    footer = {"  holdfast bench against-etcd", "  holdfast bench against-etcd --rounds 9 --json"})
public final class AgainstEtcd implements Callable<Integer> {

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count. Default: 5.")
  private int rounds = ContestOptions.DEFAULT.rounds();

  @Option(
      names = "--fail-overs",
      paramLabel = "N",
      description = "How often each side loses its leader. Default: 5.")
  private int failOvers = ContestOptions.DEFAULT.failOvers();

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long each side is written to before it counts. Default: 45s.")
  private Duration warmUp = ContestOptions.DEFAULT.warmUp();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long each load counts in a round. Default: 6s.")
  private Duration measured = ContestOptions.DEFAULT.measured();

  @Option(
      names = "--json",
      description = "Print all figures of all rounds as one line of JSON instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (rounds < 1 || failOvers < 0 || !measured.isPositive()) {
      throw CommandException.usage("--rounds and --duration are above 0, --fail-overs not below.");
    }
    ContestOptions options =
        new ContestOptions(
            rounds, warmUp, measured, failOvers, ContestOptions.DEFAULT.electionTimeout());
    try {
      Scoreboard board = Contest.run(options, spec.commandLine().getErr());
      spec.commandLine().getOut().println(json ? board.json() : board.markdown());
      spec.commandLine().getOut().flush();
      return (board.allMet() ? ExitCode.DONE : ExitCode.REFUSED).code();
    } catch (ClusterException | ContestException unfinished) {
      throw CommandException.unreachable(unfinished.getMessage());
    }
  }
}
