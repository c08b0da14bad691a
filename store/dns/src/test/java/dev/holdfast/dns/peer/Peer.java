package dev.holdfast.dns.peer;

import dev.holdfast.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another authoritative name server, started on a zone file of its own folder.
final class Peer implements AutoCloseable {

  /// The servers compared with.
  enum Kind {
    NSD("nsd"),
    KNOT("knotd");

    private final String program;

    Kind(String program) {
      this.program = program;
    }

    private List<String> command(Path configuration) {
      return switch (this) {
        case NSD -> List.of(program, "-d", "-c", configuration.toString());
        case KNOT -> List.of(program, "-c", configuration.toString());
      };
    }

    private String configuration(Path folder, String zone, int port) {
      return switch (this) {
        case NSD ->
            """
            server:
              ip-address: 127.0.0.1@%2$d
              server-count: 1
              username: ""
              chroot: ""
              zonesdir: "%1$s"
              database: ""
              pidfile: "%1$s/nsd.pid"
              xfrdfile: "%1$s/xfrd.state"
              xfrdir: "%1$s"
              zonelistfile: "%1$s/zone.list"
              rrl-ratelimit: 0
            remote-control:
              control-enable: no
            zone:
              name: "%3$s"
              zonefile: "zone"
            """
                .formatted(folder, port, zone);
        case KNOT ->
            """
            server:
              listen: 127.0.0.1@%2$d
              rundir: "%1$s"
              udp-workers: 1
            control:
              listen: "%1$s/knot.sock"
            database:
              storage: "%1$s"
            zone:
              - domain: "%3$s"
                storage: "%1$s"
                file: "zone"
                zonefile-sync: -1
                journal-content: none
            """
                .formatted(folder, port, zone);
      };
    }
  }

  private final Process process;
  private final Path log;
  private final InetSocketAddress address;

  private Peer(Process process, Path log, InetSocketAddress address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /// Starts a server that answers for `zone` from the file `zone` in `folder`.
  static Peer start(Kind kind, Path folder, String zone) throws IOException {
    int port = FreePorts.next();
    Path configuration = folder.resolve("conf");
    Path log = folder.resolve("log");
    Files.writeString(configuration, kind.configuration(folder, zone, port));
    Process process =
        new ProcessBuilder(kind.command(configuration))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Peer(process, log, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  InetSocketAddress address() {
    return address;
  }

  /// What the server printed, for a test that fails.
  String printed() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
