package dev.holdfast.cli.running;

import java.util.List;

/// What `up` has started.
///
/// @param processes in the order in which they were started
/// @param servers gRPC addresses of the nodes, `host:port`
/// @param isProtected whether they are called by the certificates in the folder
public record RunningCluster(
    List<RunningProcess> processes, List<String> servers, boolean isProtected) {

  public RunningCluster {
    processes = List.copyOf(processes);
    servers = List.copyOf(servers);
  }

  public List<RunningProcess> alive() {
    return processes.stream().filter(RunningProcess::isAlive).toList();
  }
}
