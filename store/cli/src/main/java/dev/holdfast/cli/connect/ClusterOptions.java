package dev.holdfast.cli.connect;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.UserName;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import io.grpc.ClientInterceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which cluster to call, as whom, and how long to wait for it.
public final class ClusterOptions {

  private static final Duration LONGEST_TRY = Duration.ofSeconds(3);

  @Option(
      names = "--server",
      split = ",",
      paramLabel = "HOST:PORT",
      description = {
        "Nodes to call, by their gRPC addresses; some are enough, the others are learned of.",
        "Default: $HOLDFAST_SERVERS, else what 'holdfast up' runs here, else " + Servers.USUAL + "."
      })
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = DataFolder.STANDARD,
      description = {
        "Where 'holdfast up' keeps a cluster: its nodes are called, with its certificate.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Path data;

  @Mixin private CredentialOptions credentials = new CredentialOptions();

  @Option(
      names = "--caller",
      paramLabel = "NAME",
      description = {
        "Who you are, for the record, where no certificate or token says so.",
        "Default: $HOLDFAST_CALLER, else your name on this machine."
      })
  private String caller = System.getenv().getOrDefault("HOLDFAST_CALLER", UserName.ofThisProcess());

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long to try before giving up. Default: 10s.")
  private Duration timeout = Duration.ofSeconds(10);

  /// A client, which has not called anyone yet.
  HoldfastClient connect(Servers found, List<ClientInterceptor> interceptors) throws IOException {
    return connect(found, interceptors, UnaryOperator.identity());
  }

  /// @param changing the options the client would have
  HoldfastClient connect(
      Servers found, List<ClientInterceptor> interceptors, UnaryOperator<ClientOptions> changing)
      throws IOException {
    try {
      Duration firstTry = timeout.compareTo(LONGEST_TRY) < 0 ? timeout : LONGEST_TRY;
      return HoldfastClient.connect(
          found.addresses(),
          changing.apply(
              new ClientOptions(
                  caller,
                  timeout,
                  firstTry,
                  credentials.credentials(found.home(), System.getenv()))),
          interceptors);
    } catch (IllegalArgumentException unusable) {
      throw CommandException.usage("%s (from %s)".formatted(unusable.getMessage(), found.origin()));
    }
  }

  /// Whether nodes are called in TLS.
  boolean isProtected(Servers found) throws IOException {
    return credentials.credentials(found.home(), System.getenv()).tls().isPresent();
  }

  String caller() {
    return caller;
  }

  Servers servers() throws IOException {
    return Servers.find(servers, System.getenv(), DataFolder.of(data));
  }
}
