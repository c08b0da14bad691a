package dev.holdfast.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Loopback ports that were free, over TCP and UDP, a moment ago.
final class FreePorts {

  private FreePorts() {}

  /// So many ports, all different.
  static List<Integer> find(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      while (held.size() < count) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        if (!isFreeForDatagrams(socket.getLocalPort())) {
          held.removeLast().close();
        }
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException none) {
      throw new UncheckedIOException("there is no free port", none);
    }
  }

  private static boolean isFreeForDatagrams(int port) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
