package dev.holdfast.cli.connect;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.OutputFormat;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.OutcomeUnknownException;
import dev.holdfast.client.UnreachableException;
import dev.holdfast.server.config.InvalidConfigException;
import dev.holdfast.server.config.TracingConfig;
import dev.holdfast.server.tracing.Tracing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that calls a cluster and writes what came of it.
public abstract class ClusterCommand implements Callable<Integer> {

  private static final String WITHOUT_TLS =
      " The nodes speak TLS only, and were called without: say by which authority their cluster is"
          + " known, with --ca or $HOLDFAST_CA_FILE.";

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "table for people, or json: the API's messages. Default: table.")
  private OutputFormat format = OutputFormat.table;

  @Override
  public final Integer call() throws Exception {
    Servers servers = cluster.servers();
    try (Tracing tracing = tracing();
        HoldfastClient client = cluster.connect(servers, tracing.ofClient())) {
      return run(client, Console.of(spec, format)).code();
    } catch (UnreachableException unreachable) {
      throw CommandException.unreachable(unreachable.getMessage() + advice(servers));
    } catch (OutcomeUnknownException unknown) {
      throw told(unknown, servers);
    }
  }

  /// Where the environment names a collector, calls are traced from here on.
  private Tracing tracing() {
    try {
      return Tracing.of(
          TracingConfig.of(System.getenv()), "holdfast-" + spec.name(), cluster.caller());
    } catch (InvalidConfigException invalid) {
      throw CommandException.usage(invalid.getMessage());
    }
  }

  private String advice(Servers servers) throws IOException {
    return isWithoutTls(servers, Stream::anyMatch)
        ? WITHOUT_TLS
        : " The nodes asked are %s (from %s)%s."
            .formatted(
                String.join(", ", servers.addresses()),
                servers.origin(),
                servers.addresses().equals(List.of(Servers.USUAL))
                    ? "; 'holdfast up' starts a cluster, --server names another"
                    : "");
  }

  /// A connection without TLS to a port that has nothing else is ended whatever was asked, so that
  /// the outcome is known after all.
  private Exception told(OutcomeUnknownException unknown, Servers servers) throws IOException {
    return isWithoutTls(servers, Stream::allMatch)
        ? CommandException.unreachable("Nothing was changed." + WITHOUT_TLS)
        : unknown;
  }

  /// What to add where no node answers at all, if that is because it was called without TLS.
  protected final String withoutTls() throws IOException {
    return isWithoutTls(cluster.servers(), Stream::anyMatch) ? WITHOUT_TLS : "";
  }

  private boolean isWithoutTls(
      Servers servers, BiPredicate<Stream<String>, Predicate<String>> howMany) throws IOException {
    return !cluster.isProtected(servers)
        && howMany.test(servers.addresses().stream(), TlsProbe::isAnswered);
  }

  /// One more client of the cluster, with connections of its own; to be closed by whoever asks.
  ///
  /// @param changing the options it would have
  protected final HoldfastClient another(UnaryOperator<ClientOptions> changing) throws IOException {
    return cluster.connect(cluster.servers(), List.of(), changing);
  }

  /// Who calls, as the record will have it.
  protected final String caller() {
    return cluster.caller();
  }

  protected abstract ExitCode run(HoldfastClient client, Console console) throws Exception;
}
