package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The ports of a local cluster, counted from a base: gRPC at base + 1, 2, 3; DNS at base + 11 ...;
/// HTTP at base + 21 ...; replication at base + 31 ...
///
/// @param base 1024 to 65500
record Ports(int base) {

  static final int STANDARD_BASE = 7200;
  static final int NODES = 3;

  private static final String HOST = "127.0.0.1";

  Ports {
    if (base < 1024 || base > 65_500) {
      throw CommandException.usage("The base port is 1024 to 65500, not %d.".formatted(base));
    }
  }

  String grpc(int node) {
    return HOST + ":" + (base + node);
  }

  String dns(int node) {
    return HOST + ":" + (base + 10 + node);
  }

  String http(int node) {
    return HOST + ":" + (base + 20 + node);
  }

  String raft(int node) {
    return HOST + ":" + (base + 30 + node);
  }

  /// @throws CommandException if something listens on one of them already
  void refuseUsed() {
    for (int node = 1; node <= NODES; node++) {
      refuseUsed(base + node, "gRPC of node-" + node);
      refuseUsed(base + 10 + node, "DNS of node-" + node);
      refuseUsed(base + 20 + node, "HTTP of node-" + node);
      refuseUsed(base + 30 + node, "replication of node-" + node);
    }
  }

  private static void refuseUsed(int port, String purpose) {
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(null)) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(HOST), port);
      tcp.setReuseAddress(true);
      tcp.bind(address);
      udp.bind(address);
    } catch (IOException used) {
      throw CommandException.refused(
          "Port %d, meant for %s, is in use on %s. End what listens there, or choose others with --base-port."
              .formatted(port, purpose, HOST));
    }
  }
}
