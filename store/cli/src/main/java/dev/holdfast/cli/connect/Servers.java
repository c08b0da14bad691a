package dev.holdfast.cli.connect;

import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.LocalCertificates;
import dev.holdfast.cli.running.RunningCluster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which nodes a command calls when it is not told: those of the environment, else those of the
/// cluster that `up` has started in this folder, else the usual port of this machine.
///
/// @param origin where they come from, for people
/// @param home the certificates by which they are called, where `up` runs them protected
record Servers(List<String> addresses, String origin, Optional<LocalCertificates> home) {

  static final String VARIABLE = "HOLDFAST_SERVERS";
  static final String USUAL = "127.0.0.1:7201";

  /// @param folder whose cluster is called, if `up` has started one there
  static Servers find(List<String> given, Map<String, String> environment, DataFolder folder)
      throws IOException {
    Optional<RunningCluster> running = folder.stateFile().read();
    if (!given.isEmpty()) {
      return new Servers(given, "--server", home(given, running, folder));
    }
    String variable = environment.getOrDefault(VARIABLE, "").strip();
    if (!variable.isEmpty()) {
      List<String> named = List.of(variable.split("[, ]+"));
      return new Servers(named, VARIABLE, home(named, running, folder));
    }
    return running
        .filter(cluster -> !cluster.servers().isEmpty())
        .map(cluster ->
            new Servers(
                cluster.servers(),
                "'holdfast up' in this folder",
                home(cluster.servers(), running, folder)))
        .orElse(
            new Servers(List.of(USUAL), "the usual address, as none was given", Optional.empty()));
  }

  /// Those of the folder's cluster have its certificates, however they were named.
  private static Optional<LocalCertificates> home(
      List<String> addresses, Optional<RunningCluster> running, DataFolder folder) {
    return running
        .filter(cluster -> cluster.servers().containsAll(addresses))
        .filter(RunningCluster::isProtected)
        .map(_ -> folder.certificates());
  }
}
