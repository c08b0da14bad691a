package dev.holdfast.cli.local;

import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.ProcessIdentity;
import dev.holdfast.cli.running.RunningCluster;
import dev.holdfast.cli.running.RunningProcess;
import dev.holdfast.client.Credentials;
import dev.holdfast.tls.TlsFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The processes of one `up`, written down as soon as they run.
final class LocalCluster {

  static final int ENACTORS = 3;

  /// Enough for 100 000 endpoints and some plans of them.
  private static final String NODE_HEAP = "512m";

  private static final String AGENT_HEAP = "256m";

  private final DataFolder folder;
  private final List<String> servers;
  private final boolean isProtected;
  private final Jvm jvm = new Jvm();
  private final List<RunningProcess> processes = new ArrayList<>();

  /// @param isProtected whether nodes are called by the certificates in the folder
  LocalCluster(DataFolder folder, Ports ports, boolean isProtected) {
    this.folder = folder;
    this.isProtected = isProtected;
    this.servers = IntStream.rangeClosed(1, Ports.NODES).mapToObj(ports::grpc).toList();
  }

  void startNodes() throws IOException {
    for (int node = 1; node <= Ports.NODES; node++) {
      String name = "node-" + node;
      start(name, NODE_HEAP, List.of("node", "--config", folder.config(name).toString()));
    }
  }

  void startAgents() throws IOException {
    startAgent(Identities.PLANNER, folder.plans().toString());
    for (String enactor : Identities.enactors()) {
      startAgent(enactor);
    }
  }

  private void startAgent(String name, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(name.replaceAll("-.*", "")));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--caller", name, "--server", String.join(",", servers)));
    credentials(name)
        .tls()
        .flatMap(TlsFiles::own)
        .ifPresent(own ->
            all.addAll(
                List.of(
                    "--ca",
                    folder.certificates().ca().toString(),
                    "--cert",
                    own.certificate().toString(),
                    "--key",
                    own.key().toString())));
    start(name, AGENT_HEAP, all);
  }

  private synchronized void start(String name, String heap, List<String> arguments)
      throws IOException {
    Process process = jvm.start(heap, folder.log(name), arguments);
    ProcessIdentity identity =
        ProcessIdentity.of(process.toHandle())
            .orElseThrow(() -> new IOException(name + " ended as soon as it was started"));
    processes.add(new RunningProcess(name, identity));
    folder.stateFile().write(new RunningCluster(processes, servers, isProtected));
  }

  /// What the program or person of that name shows the nodes.
  Credentials credentials(String name) {
    return isProtected ? Credentials.of(folder.certificates().of(name)) : Credentials.NONE;
  }

  boolean isProtected() {
    return isProtected;
  }

  List<String> servers() {
    return servers;
  }

  synchronized List<RunningProcess> processes() {
    return List.copyOf(processes);
  }

  /// Those that have ended, for whatever reason.
  List<RunningProcess> dead() {
    return processes().stream().filter(process -> !process.isAlive()).toList();
  }
}
