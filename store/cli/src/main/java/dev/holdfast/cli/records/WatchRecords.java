package dev.holdfast.cli.records;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tells changes as they happen.
@Command(
    name = "watch",
    description = {
      "Tells changes as they happen, until it is interrupted: in order, none left out, none twice.",
      "With --output json: one line for each event."
    },
    footer = {
      "  holdfast records watch --zone eu.example.",
      "  holdfast records watch --name api.eu.example. --current",
      "  holdfast records watch --after 1042 --output json"
    })
final class WatchRecords extends ClusterCommand {

  private static final Duration GLANCE = Duration.ofMillis(200);

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @ArgGroup private Start start = new Start();

  static final class Start {

    @Option(
        names = "--after",
        paramLabel = "REVISION",
        description = "Begin with what came after this revision.")
    private Optional<Long> after = Optional.empty();

    @Option(names = "--current", description = "Begin with what is live now.")
    private boolean current;
  }

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Stop by itself after this time.")
  private Optional<Duration> time = Optional.empty();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws InterruptedException {
    WatchRecordSetsRequest.Builder request =
        WatchRecordSetsRequest.newBuilder()
            .setSelection(selection.message())
            .setCurrentFirst(start.current);
    start.after.ifPresent(request::setAfterRevision);
    long began = System.nanoTime();
    long longest = time.orElse(Duration.ofDays(36_500)).toNanos();
    try (Watch<WatchRecordSetsResponse> watch = client.recordSets().watch(request.build())) {
      while (System.nanoTime() - began < longest && !console.out().checkError()) {
        watch.next(GLANCE).ifPresent(event -> tell(event, console));
      }
    }
    return ExitCode.DONE;
  }

  private static void tell(WatchRecordSetsResponse event, Console console) {
    if (console.isJson()) {
      console.showLine(event, () -> "");
    } else {
      event
          .getEndpointsList()
          .forEach(
              endpoint -> console.showLine(endpoint, () -> line(event.getRevision(), endpoint)));
    }
  }

  private static String line(long revision, LiveEndpoint endpoint) {
    String contents =
        endpoint.getRecordSetsCount() == 0
            ? "(no records)"
            : endpoint.getRecordSetsList().stream()
                .map(WatchRecords::set)
                .collect(Collectors.joining("; "));
    return "revision %d  generation %d  %s  %s"
        .formatted(revision, endpoint.getGeneration(), endpoint.getName(), contents);
  }

  private static String set(RecordSet set) {
    return "%d %s %s"
        .formatted(
            set.getTtlSeconds(), set.getType(), String.join(", ", WeightedValues.print(set)));
  }
}
