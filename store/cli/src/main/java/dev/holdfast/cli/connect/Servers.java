package dev.holdfast.cli.connect;

import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.RunningCluster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which nodes a command calls when it is not told: those of the environment, else those of the
/// cluster that `up` has started in this folder, else the usual port of this machine.
///
/// @param origin where they come from, for people
record Servers(List<String> addresses, String origin) {

  static final String VARIABLE = "HOLDFAST_SERVERS";
  static final String USUAL = "127.0.0.1:7201";

  /// @param folder whose cluster is called, if `up` has started one there
  static Servers find(List<String> given, Map<String, String> environment, DataFolder folder)
      throws IOException {
    if (!given.isEmpty()) {
      return new Servers(given, "--server");
    }
    String variable = environment.getOrDefault(VARIABLE, "").strip();
    if (!variable.isEmpty()) {
      return new Servers(List.of(variable.split("[, ]+")), VARIABLE);
    }
    Optional<RunningCluster> running = folder.stateFile().read();
    return running
        .filter(cluster -> !cluster.servers().isEmpty())
        .map(cluster -> new Servers(cluster.servers(), "'holdfast up' in this folder"))
        .orElse(new Servers(List.of(USUAL), "the usual address, as none was given"));
  }
}
