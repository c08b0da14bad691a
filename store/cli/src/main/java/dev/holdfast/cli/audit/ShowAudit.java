package dev.holdfast.cli.audit;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells the audit log.
@Command(
    name = "audit",
    description = {
      "Tells what was asked of the store, by whom, and what became of it, refusals included: in order,",
      "none left out, none twice. The store keeps the last 10 000 commands; with --follow and",
      "--output json, one object a line, a collector keeps them all. What it has to go on after is the",
      "last sequence it has: --since 1042."
    },
    footer = {
      "  holdfast audit --since 1h",
      "  holdfast audit --since 2026-01-31T12:00:00Z --output json",
      "  holdfast audit --since 1042 --follow --output json >> audit.jsonl"
    })
public final class ShowAudit extends ClusterCommand {

  private static final Duration GLANCE = Duration.ofMillis(200);

  @Option(
      names = "--since",
      paramLabel = "SEQUENCE|TIME",
      converter = Since.class,
      description = {
        "Begin after this sequence, or so long ago (1h30m), or at this time (2026-01-31T12:00:00Z).",
        "Default: with the oldest that is kept."
      })
  private StreamAuditRequest since = StreamAuditRequest.getDefaultInstance();

  @Option(names = "--follow", description = "Go on with what happens from now on.")
  private boolean follow;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "With --follow: stop by itself after this time.")
  private Optional<Duration> time = Optional.empty();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) throws InterruptedException {
    long began = System.nanoTime();
    long longest = time.orElse(Duration.ofDays(36_500)).toNanos();
    try (Watch<StreamAuditResponse> watch = client.audit().follow(since)) {
      StreamAuditResponse first = watch.next(GLANCE).orElseThrow();
      if (first.getEarlierGone()) {
        console.note("What came before is no longer kept; this is the oldest there is.");
      }
      tell(first, console);
      long end = follow ? Long.MAX_VALUE : first.getNewestSequence();
      while (watch.revision() < end
          && System.nanoTime() - began < longest
          && !console.out().checkError()) {
        watch.next(GLANCE).ifPresent(message -> tell(message, console));
      }
    }
    return ExitCode.DONE;
  }

  private static void tell(StreamAuditResponse message, Console console) {
    message.getEntriesList().forEach(entry -> console.showLine(entry, () -> AuditText.of(entry)));
  }
}
