package dev.holdfast.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Ports of loopback that are free over TCP and UDP, and that no other JVM is given.
///
/// A port that was free when somebody looked may be taken before the node meant for it is up; two
/// JVMs that run tests beside each other did that to each other. So a JVM first claims a whole
/// block of ports, by listening at the block's first one for as long as it lives, and gives ports
/// of its own blocks only. They lie below the range that the system takes for clients' sockets: a
/// node that is started again finds its ports as it left them.
public final class FreePorts {

  private static final int LOWEST = 20_000;
  private static final int BLOCKS = 120;
  private static final int BLOCK = 100;

  private static final List<ServerSocket> CLAIMS = new ArrayList<>();
  private static final Deque<Integer> NEXT = new ArrayDeque<>();

  private FreePorts() {}

  /// A port that was not given before.
  ///
  /// @throws IllegalStateException if other JVMs hold all blocks
  public static int next() {
    return firstOf(1);
  }

  /// The first of `count` ports in a row, at most 99.
  ///
  /// @throws IllegalStateException if other JVMs hold all blocks
  public static synchronized int firstOf(int count) {
    while (true) {
      if (NEXT.size() < count) {
        NEXT.clear();
        NEXT.addAll(claim());
      }
      List<Integer> row = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        row.add(NEXT.removeFirst());
      }
      if (row.stream().allMatch(FreePorts::isFree)) {
        return row.getFirst();
      }
    }
  }

  /// All ports of a new block but the one that claims it.
  private static List<Integer> claim() {
    int start = ThreadLocalRandom.current().nextInt(BLOCKS);
    for (int i = 0; i < BLOCKS; i++) {
      int first = LOWEST + (start + i) % BLOCKS * BLOCK;
      try {
        CLAIMS.add(new ServerSocket(first, 1, InetAddress.getLoopbackAddress()));
        return IntStream.range(first + 1, first + BLOCK).boxed().toList();
      } catch (IOException _) {
        // By another JVM, or by this one before.
      }
    }
    throw new IllegalStateException(
        "all ports from %d to %d are claimed by this JVM, which holds %d blocks of %d, and others"
            .formatted(LOWEST, LOWEST + BLOCKS * BLOCK - 1, CLAIMS.size(), BLOCK));
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
