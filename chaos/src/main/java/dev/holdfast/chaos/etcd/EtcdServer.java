package dev.holdfast.chaos.etcd;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.etcd.api.MaintenanceGrpc;
import dev.holdfast.chaos.etcd.api.StatusRequest;
import dev.holdfast.chaos.etcd.api.StatusResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One etcd server: its process, when it runs.
public final class EtcdServer implements AutoCloseable {

  private static final String COMMAND = "etcd";
  private static final int HEARTBEATS_PER_TIMEOUT = 10;

  private final String name;
  private final Path folder;
  private final String clientAddress;
  private final String peerUrl;
  private final ManagedChannel channel;
  private List<String> command = List.of();
  private Process process;

  EtcdServer(String name, Path folder, int clientPort, int peerPort) {
    this.name = name;
    this.folder = folder;
    this.clientAddress = "127.0.0.1:" + clientPort;
    this.peerUrl = "http://127.0.0.1:" + peerPort;
    this.channel =
        Grpc.newChannelBuilder(clientAddress, InsecureChannelCredentials.create()).build();
  }

  String member() {
    return name + "=" + peerUrl;
  }

  void use(String members, Duration electionTimeout) {
    command =
        List.of(
            COMMAND,
            "--name=" + name,
            "--data-dir=" + folder.resolve(name),
            "--listen-client-urls=http://" + clientAddress,
            "--advertise-client-urls=http://" + clientAddress,
            "--listen-peer-urls=" + peerUrl,
            "--initial-advertise-peer-urls=" + peerUrl,
            "--initial-cluster=" + members,
            "--initial-cluster-state=new",
            "--initial-cluster-token=holdfast-bench",
            "--log-level=error",
            "--heartbeat-interval=" + electionTimeout.toMillis() / HEARTBEATS_PER_TIMEOUT,
            "--election-timeout=" + electionTimeout.toMillis());
  }

  /// Where it takes calls, `host:port`.
  public String address() {
    return clientAddress;
  }

  public long pid() {
    return process.pid();
  }

  /// Starts its process.
  ///
  /// @throws ClusterException if etcd is not installed
  public void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
              .start();
    } catch (IOException missing) {
      throw new ClusterException(
          "etcd cannot be started; install it, as with 'apt-get install etcd-server' ("
              + missing.getMessage()
              + ")");
    }
  }

  /// Whether it says that it leads.
  boolean leads() {
    return status()
        .filter(status -> status.getLeader() != 0)
        .filter(status -> status.getLeader() == status.getHeader().getMemberId())
        .isPresent();
  }

  /// Whether it knows a leader.
  boolean answers() {
    return status().filter(status -> status.getLeader() != 0).isPresent();
  }

  private Optional<StatusResponse> status() {
    try {
      return Optional.of(
          MaintenanceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(1, TimeUnit.SECONDS)
              .status(StatusRequest.getDefaultInstance()));
    } catch (StatusRuntimeException _) {
      return Optional.empty();
    }
  }

  /// Ends its process at once, as `kill -9` does, and waits until it is gone.
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
