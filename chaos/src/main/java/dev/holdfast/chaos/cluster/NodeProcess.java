package dev.holdfast.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One node of a [Cluster]: its process, when it runs, and what stays when it does not.
public final class NodeProcess {

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int TAIL_LINES = 12;

  private final String id;
  private final Path folder;
  private final NodePorts ports;
  private final List<String> command;
  private final HttpClient http;
  private Process process;

  NodeProcess(
      String id,
      Path folder,
      NodePorts ports,
      ClusterOptions options,
      Ground ground,
      HttpClient http) {
    this.id = id;
    this.folder = folder;
    this.ports = ports;
    this.command =
        ground.at(
            id,
            NodeCommand.of(
                folder.resolve("node.yaml"),
                options.classes().getOrDefault(id, List.of()),
                options.jvm()));
    this.http = http;
  }

  public String id() {
    return id;
  }

  /// Where it takes calls, `host:port`.
  public String grpcAddress() {
    return ports.host() + ":" + ports.grpc();
  }

  /// Where the others' replication reaches it, `host:port`.
  public String raftAddress() {
    return ports.host() + ":" + ports.raft();
  }

  /// Where it serves metrics and health, `host:port`.
  public String httpAddress() {
    return ports.host() + ":" + ports.http();
  }

  /// Where it answers DNS.
  public InetSocketAddress dnsAddress() {
    return new InetSocketAddress(InetAddress.ofLiteral(ports.host()), ports.dns());
  }

  public Path logFile() {
    return folder.resolve("log");
  }

  public Path dataFolder() {
    return folder.resolve("data");
  }

  /// Its configuration.
  public Path configFile() {
    return folder.resolve("node.yaml");
  }

  void writeConfig(Map<String, NodePorts> members, NodeFile.Start start, ClusterOptions options)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(configFile(), NodeFile.text(id, members, start, options));
  }

  /// Starts its process; [Cluster#awaitReady] tells when it is of use.
  public synchronized void start() {
    if (isAlive()) {
      throw new ClusterException("node %s runs already".formatted(id));
    }
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
    } catch (IOException problem) {
      throw new ClusterException("cannot start node " + id, problem);
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// @throws ClusterException if it does not run
  public synchronized long pid() {
    if (!isAlive()) {
      throw new ClusterException("node %s does not run".formatted(id));
    }
    return process.pid();
  }

  /// Asks it to end, and waits until it has.
  public synchronized void stop() {
    if (isAlive()) {
      process.destroy();
      if (!awaitEnd()) {
        kill();
        throw new ClusterException(
            "node %s was asked to end and did not within %d s; it was killed%n%s"
                .formatted(id, GRACE.toSeconds(), tail()));
      }
    }
  }

  /// Ends it at once, as `kill -9` does, and waits until it is gone.
  public synchronized void kill() {
    if (isAlive()) {
      process.destroyForcibly();
      awaitEnd();
    }
  }

  /// Stops it where it is, as `SIGSTOP` does.
  public void hold() {
    signal("STOP");
  }

  /// Lets it go on.
  public void release() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    } catch (IOException problem) {
      throw new ClusterException("cannot signal node " + id, problem);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit code
  /// @throws ClusterException if it still runs after `patience`
  public int awaitExit(Duration patience) throws InterruptedException {
    Process ending = running();
    if (!ending.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new ClusterException(
          "node %s still runs after %d s%n%s".formatted(id, patience.toSeconds(), tail()));
    }
    return ending.exitValue();
  }

  private synchronized Process running() {
    return process;
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /// Whether it says that it is ready.
  public boolean isReady() throws InterruptedException {
    try {
      return get("/readyz").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /// Its meters, in Prometheus's text format.
  public String metrics() throws IOException, InterruptedException {
    return get("/metrics").body();
  }

  /// What one of its meters without labels says now.
  public long meter(String name) throws IOException, InterruptedException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("node %s has no meter %s".formatted(id, name)));
  }

  /// Memory that its process holds, by the system's account (`VmRSS`), and of it the part its heap
  /// uses now, garbage included.
  public NodeMemory memory() throws IOException, InterruptedException {
    Path status = Path.of("/proc", Long.toString(pid()), "status");
    return NodeMemory.of(Files.readAllLines(status), metrics().lines().toList());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://%s:%d%s".formatted(ports.host(), ports.http(), path));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// The last lines of its log, for messages.
  String tail() {
    try {
      List<String> lines = Files.exists(logFile()) ? Files.readAllLines(logFile()) : List.of();
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
      return "  node %s, last lines of its log:%n    %s"
          .formatted(id, String.join(System.lineSeparator() + "    ", last));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
