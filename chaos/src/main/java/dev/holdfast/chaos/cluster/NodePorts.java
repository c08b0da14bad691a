package dev.holdfast.chaos.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The ports of one node, all on loopback.
///
/// They are taken from below the range the system gives to clients' sockets: a node that is started
/// again finds its ports as it left them.
record NodePorts(int raft, int grpc, int dns, int http) {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  /// Four ports that are free now.
  ///
  /// @param taken those already given away; these four are added
  static NodePorts free(Set<Integer> taken) {
    return new NodePorts(port(taken), port(taken), port(taken), port(taken));
  }

  private static int port(Set<Integer> taken) {
    for (int tries = 0; tries < HIGHEST - LOWEST; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw new ClusterException(
        "no free port was found between %d and %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, port))) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
