package dev.holdfast.cli.local;

import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.running.DataFolder;
import java.nio.file.Path;
import java.time.Duration;

/// What `up` says when all is ready: where everything is, and what to try.
///
/// @param invoked how the command was called, for the commands to try
/// @param isProtected whether nodes are called by certificates
record Banner(DataFolder folder, Ports ports, String invoked, boolean isProtected) {

  String text(Duration taken, boolean detached) {
    return """
    Holdfast is up after %.1f s: three nodes, a planner and three enactors.

    %s

    data   %s
    logs   %s
    plans  %s (the planner watches this folder)
    %s

    Try:
      dig @127.0.0.1 -p %d api.eu.example. A
      %s status%s
      %s records watch --zone eu.example.%s
      %s incident
    Edit %s, and what dig answers changes.

    %s
    """
        .formatted(
            taken.toMillis() / 1000.0,
            table().toString().indent(2).stripTrailing(),
            folder,
            folder.logs().resolve("*.log"),
            folder.plans(),
            protection(),
            ports.base() + 11,
            invoked,
            servers(),
            invoked,
            servers(),
            invoked,
            shown(folder.plans().resolve(Furnishing.PLAN_FILE)),
            detached
                ? "It runs on; '%s down%s' ends it.".formatted(invoked, data())
                : "Ctrl-C ends all of it. The data stays.");
  }

  private Table table() {
    Table table = Table.of("NODE", "GRPC", "DNS (UDP AND TCP)", "HTTP");
    for (int node = 1; node <= Ports.NODES; node++) {
      table.row("node-" + node, ports.grpc(node), ports.dns(node), ports.http(node));
    }
    return table;
  }

  private String protection() {
    return isProtected
        ? "certs  %s: yours is operator.crt, which commands here find by themselves; '%s certs client NAME --folder %s' makes others, 'holdfast access grant' gives them roles"
            .formatted(
                folder.certificates().folder(), invoked, shown(folder.certificates().folder()))
        : "INSECURE: nothing is encrypted, and whoever reaches these ports may do anything";
  }

  /// Commands find the cluster in the usual folder by themselves.
  private String servers() {
    return data();
  }

  private String data() {
    return folder.equals(DataFolder.standard()) ? "" : " --data " + shown(folder.path());
  }

  private static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }
}
