package dev.holdfast.cli.zone;

import dev.holdfast.cli.console.Seconds;
import dev.holdfast.v1.Soa;
import picocli.CommandLine.Option;

/// The fields of a new zone's SOA record.
final class SoaOptions {

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      description =
          "The responsible person's mailbox as a name. Default: hostmaster below the zone.")
  private String mailbox = "";

  @Option(
      names = "--refresh",
      converter = Seconds.class,
      paramLabel = "SECONDS",
      description = "When secondaries ask again. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3600")
  private int refresh;

  @Option(
      names = "--retry",
      converter = Seconds.class,
      paramLabel = "SECONDS",
      description = "When they ask again after a failure. Default: ${DEFAULT-VALUE}.",
      defaultValue = "600")
  private int retry;

  @Option(
      names = "--expire",
      converter = Seconds.class,
      paramLabel = "SECONDS",
      description = "When they give up. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1209600")
  private int expire;

  @Option(
      names = "--minimum",
      converter = Seconds.class,
      paramLabel = "SECONDS",
      description = "How long 'no such name' may be cached. Default: ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private int minimum;

  Soa message(String zone, String primaryNameServer, int ttlSeconds) {
    return Soa.newBuilder()
        .setPrimaryNameServer(primaryNameServer)
        .setResponsibleMailbox(mailbox.isEmpty() ? "hostmaster." + zone : mailbox)
        .setRefreshSeconds(refresh)
        .setRetrySeconds(retry)
        .setExpireSeconds(expire)
        .setMinimumSeconds(minimum)
        .setTtlSeconds(ttlSeconds)
        .build();
  }
}
