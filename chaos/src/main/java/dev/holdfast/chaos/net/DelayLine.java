package dev.holdfast.chaos.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A line on which everything takes a while: who connects to its near end is connected with the far
/// end, and what is sent on a connection, either way, arrives in its order and late.
final class DelayLine implements AutoCloseable {

  private static final int CHUNK_OCTETS = 1 << 16;
  private static final int CHUNKS_UNDER_WAY = 256;

  private record Chunk(byte[] octets, long dueNanos) {}

  private final InetSocketAddress far;
  private final String standIn;
  private final Duration most;
  private final ServerSocket near;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// @param standIn the local address from which the far end is connected to
  /// @param most how late what is sent is, at the most
  DelayLine(String here, String standIn, InetSocketAddress far, Duration most) throws IOException {
    this.far = far;
    this.standIn = standIn;
    this.most = most;
    this.near = new ServerSocket();
    near.bind(new InetSocketAddress(here, 0));
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return near.getLocalPort();
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        Socket from = opened(near.accept());
        Thread.startVirtualThread(() -> join(from));
      } catch (IOException _) {
        // Closed, or the caller has gone again.
      }
    }
  }

  private Socket opened(Socket socket) throws IOException {
    open.add(socket);
    socket.setTcpNoDelay(true);
    if (near.isClosed()) {
      socket.close();
    }
    return socket;
  }

  private void join(Socket from) {
    Socket to = new Socket();
    try {
      to.bind(new InetSocketAddress(standIn, 0));
      opened(to).connect(far);
      carry(from, to);
      carry(to, from);
    } catch (IOException _) {
      end(from);
      end(to);
    }
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);
    Thread.startVirtualThread(() -> read(from, underWay));
    Thread.startVirtualThread(() -> write(underWay, to, from));
  }

  /// An empty chunk is the end.
  private void read(Socket from, BlockingQueue<Chunk> underWay) {
    byte[] buffer = new byte[CHUNK_OCTETS];
    int length;
    do {
      try {
        InputStream in = from.getInputStream();
        length = Math.max(0, in.read(buffer));
      } catch (IOException broken) {
        length = 0;
      }
    } while (put(underWay, Arrays.copyOf(buffer, length)) && length > 0);
  }

  private boolean put(BlockingQueue<Chunk> underWay, byte[] octets) {
    try {
      long delay = ThreadLocalRandom.current().nextLong(most.toNanos());
      underWay.put(new Chunk(octets, System.nanoTime() + delay));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(BlockingQueue<Chunk> underWay, Socket to, Socket from) {
    try {
      OutputStream out = to.getOutputStream();
      for (Chunk next = underWay.take(); next.octets().length > 0; next = underWay.take()) {
        long wait = next.dueNanos() - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        out.write(next.octets());
      }
    } catch (IOException _) {
      // The other way finds out as well.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end(to);
      end(from);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Breaks all connections.
  @Override
  public void close() {
    try {
      near.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    open.forEach(this::end);
  }
}
