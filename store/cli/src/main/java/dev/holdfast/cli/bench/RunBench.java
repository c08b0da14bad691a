package dev.holdfast.cli.bench;

import dev.holdfast.chaos.load.HoldfastTarget;
import dev.holdfast.chaos.load.Load;
import dev.holdfast.chaos.load.LoadReport;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.chaos.load.Values;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Puts a cluster under load and tells what it did.
@Command(
    name = "bench",
    description = {
      "Puts a cluster under load and tells how much it does and how long that takes.",
      "Writes to a zone of its own, load.example., which it makes where it is missing and leaves there.",
      "Without --rate each place takes its next operation when the last one is over. With --rate operations",
      "are begun when they are due, whatever became of those before, and their time counts from then; one that",
      "the cluster has no room for is counted as refused and not tried again."
    },
    subcommands = AgainstEtcd.class,
    footer = {
      "  holdfast bench",
      "  holdfast bench --mix write=20,read=70,local-read=10 --in-flight 64",
      "  holdfast bench --rate 20000 --in-flight 4000 --clients 16 --duration 30s",
      "  holdfast bench --output json",
      "  holdfast bench against-etcd"
    })
public final class RunBench extends ClusterCommand {

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Clients, each with connections of its own. Default: 1.")
  private int clients = 1;

  @Mixin private LoadFlags flags = new LoadFlags();

  @Override
  protected ExitCode run(HoldfastClient client, Console console)
      throws IOException, InterruptedException {
    if (clients < 1 || clients > 1000) {
      throw CommandException.usage("--clients is %d; it is 1 to 1000.".formatted(clients));
    }
    var options = flags.options();
    console.note("preparing %d record sets".formatted(options.keys()));
    new HoldfastTarget(List.of(client)).prepare(new Values(options.valueOctets()), options.keys());
    UnaryOperator<ClientOptions> howToCall =
        flags.atRate() ? ClientOptions::withoutWaitingForRoom : UnaryOperator.identity();
    List<HoldfastClient> all = new ArrayList<>();
    for (int place = 0; place < clients; place++) {
      all.add(another(howToCall));
    }
    try (Target target = new HoldfastTarget(all)) {
      console.note(
          "warming up for %d s, then measuring for %d s"
              .formatted(options.warmUp().toSeconds(), options.measured().toSeconds()));
      LoadReport report = Load.run(target, options);
      console.out().println(console.isJson() ? report.json() : table(report));
      console.out().flush();
      return report.failed() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }

  private static String table(LoadReport report) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "%-12s %10s %10s %9s %9s %9s %9s %9s%n",
            "", "done", "per s", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms"));
    report
        .nanosByWork()
        .forEach((work, nanos) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-12s %10d %10.0f %9.2f %9.2f %9.2f %9.2f %9.2f%n",
                    work.text(),
                    nanos.getTotalCount(),
                    nanos.getTotalCount() / report.seconds(),
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(90) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getValueAtPercentile(99.9) / 1e6,
                    nanos.getMaxValue() / 1e6)));
    return table
        .append(
            "%d refused for want of room, %d failed".formatted(report.refused(), report.failed()))
        .toString();
  }
}
