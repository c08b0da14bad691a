package dev.holdfast.replica.partition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A network of namespaces: one that holds a bridge, and one for each process that is started here,
/// joined to the bridge by a cable that can be pulled. All of it ends with the processes in it, so
/// there is nothing to tidy up, whatever becomes of the test.
///
/// Root may make such namespaces; others may where the system lets them have one of users too.
final class Lab implements AutoCloseable {

  private static final String SUBNET = "10.77.0.";

  private final boolean root = runsAsRoot();
  private final Process bridge;
  private final List<Process> processes = new ArrayList<>();

  private Lab() throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare"));
    if (!root) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(List.of("--net", "sh", "-c", "echo ready; exec cat"));
    bridge = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = bridge.inputReader().readLine();
    if (!"ready".equals(said)) {
      throw new IOException(
          "no network namespace can be made here (%s); run this test as root, or allow unprivileged user namespaces"
              .formatted(said));
    }
  }

  static Lab open() throws IOException {
    Lab lab = new Lab();
    lab.ip(lab.bridge, "link add br0 type bridge");
    lab.ip(lab.bridge, "link set br0 up");
    return lab;
  }

  private static boolean runsAsRoot() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status.anyMatch(line -> line.matches("Uid:\\s+0\\s.*"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Where process `number` is reached.
  static String host(int number) {
    return SUBNET + number;
  }

  /// Starts a process in a namespace of its own, and cables it to the bridge.
  ///
  /// @param number from 1
  Process start(int number, List<String> command, Path errors) throws IOException {
    Process process =
        new ProcessBuilder(
                inside(bridge, Stream.concat(Stream.of("unshare", "--net"), command.stream())))
            .redirectError(errors.toFile())
            .start();
    processes.add(process);
    awaitNamespace(process);
    ip(
        bridge,
        "link add port%d type veth peer name eth0 netns %d".formatted(number, process.pid()));
    ip(process, "addr add %s/24 dev eth0".formatted(host(number)));
    ip(process, "link set eth0 up");
    ip(process, "link set lo up");
    join(number);
    return process;
  }

  /// The process begins in the namespace of this test, and leaves it.
  private void awaitNamespace(Process process) throws IOException {
    Path left = Path.of("/proc", Long.toString(bridge.pid()), "ns/net");
    Path here = Path.of("/proc/self/ns/net");
    Path its = Path.of("/proc", Long.toString(process.pid()), "ns/net");
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("the process ended before it had a network");
      }
      Path now = Files.readSymbolicLink(its);
      if (!now.equals(Files.readSymbolicLink(left)) && !now.equals(Files.readSymbolicLink(here))) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  /// Pulls the cable: whatever is sent to or by this process is lost without a word.
  void cut(int number) {
    ip(bridge, "link set port%d nomaster".formatted(number));
  }

  void join(int number) {
    ip(bridge, "link set port%d master br0 up".formatted(number));
  }

  private void ip(Process where, String command) {
    try {
      Process ip =
          new ProcessBuilder(
                  inside(where, Stream.concat(Stream.of("ip"), Stream.of(command.split(" ")))))
              .redirectErrorStream(true)
              .start();
      String said = new String(ip.getInputStream().readAllBytes());
      if (ip.waitFor() != 0) {
        throw new IllegalStateException("ip %s: %s".formatted(command, said));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private List<String> inside(Process where, Stream<String> command) {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(where.pid()), "--net"));
    if (!root) {
      all.addAll(List.of("--user", "--preserve-credentials"));
    }
    command.forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    bridge.destroyForcibly();
  }
}
