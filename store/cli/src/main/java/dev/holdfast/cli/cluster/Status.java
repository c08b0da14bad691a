package dev.holdfast.cli.cluster;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Json;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.v1.StatusRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows every node as it sees itself and the others.
@Command(
    name = "status",
    description = {
      "Shows every node: whether it answers, whom it takes for the leader, and how far it has come.",
      "Ends with 3 if no node answers. With --output json: one line for each node that answers."
    },
    footer = {
      "  holdfast status",
      "  holdfast status --hash",
      "  holdfast status --server 127.0.0.1:7202 --output json"
    })
public final class Status extends ClusterCommand {

  @Option(
      names = "--hash",
      description = "Also the hash of each node's whole state; takes time in proportion to it.")
  private boolean hash;

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws IOException {
    StatusRequest request = StatusRequest.newBuilder().setWithStateHash(hash).build();
    List<NodeReport> reports = client.cluster().reports(request);
    if (reports.stream().noneMatch(NodeReport.Answered.class::isInstance)) {
      throw CommandException.unreachable(
          "No node answers.\n" + silences(reports) + "." + withoutTls());
    }
    if (console.isJson()) {
      reports.forEach(report -> {
        if (report instanceof NodeReport.Answered answered) {
          console.out().println(Json.line(answered.status()));
        }
      });
    } else {
      console.out().println(StatusText.of(reports, hash));
    }
    console.out().flush();
    if (reports.stream().anyMatch(NodeReport.Silent.class::isInstance)) {
      console.note(silences(reports));
    }
    return ExitCode.DONE;
  }

  private static String silences(List<NodeReport> reports) {
    return reports.stream()
        .filter(NodeReport.Silent.class::isInstance)
        .map(NodeReport.Silent.class::cast)
        .map(silent -> "%s does not answer: %s".formatted(silent.address(), silent.trouble()))
        .collect(Collectors.joining("\n"));
  }
}
