package dev.holdfast.chaos.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of loopback that are free now, each given once.
///
/// They are taken from below the range the system gives to clients' sockets: a process that is
/// started again finds its ports as it left them.
public final class FreePorts {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private final Set<Integer> given = new HashSet<>();

  public int next() {
    for (int tries = 0; tries < HIGHEST - LOWEST; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
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
