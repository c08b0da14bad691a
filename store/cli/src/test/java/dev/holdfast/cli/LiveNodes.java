package dev.holdfast.cli;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import java.util.List;
import java.util.stream.Stream;

/// Three real nodes, shared by all tests of a run, and command lines sent to them.
final class LiveNodes {

  private static final Cluster CLUSTER = start();

  private LiveNodes() {}

  private static Cluster start() {
    try {
      return Cluster.start(ClusterOptions.small("cli"));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("interrupted while nodes were starting", stopped);
    }
  }

  static Cluster cluster() {
    return CLUSTER;
  }

  /// Runs a command against all three nodes, as `ada`.
  static Cli run(String... arguments) {
    String servers = String.join(",", CLUSTER.grpcAddresses());
    return Cli.run(with(arguments, "--server", servers, "--caller", "ada"));
  }

  /// Runs a command that has to succeed.
  static Cli done(String... arguments) {
    Cli run = run(arguments);
    if (run.exitCode() != 0) {
      throw new AssertionError("%s: %s".formatted(List.of(arguments), run));
    }
    return run;
  }

  static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }
}
