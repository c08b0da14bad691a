package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node that is told to stop stops, whoever connects to it at that very moment. Without its own
/// end to the port's connections about one of ten such nodes never did.
class ClosingTest {

  private static final int CALLERS = 8;

  @TempDir Path folder;

  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  @RepeatedTest(4)
  @Timeout(60)
  void connectionsThatComeInAtTheEndDoNotHoldItUp() {
    AtomicBoolean ended = new AtomicBoolean();
    Cluster cluster = Cluster.start(folder, Cluster.LARGE, List.of("n1"));
    cluster.submit(Story.createZone(Story.ZONE));
    int port = cluster.config("n1").address().getPort();
    try (ExecutorService callers = Executors.newCachedThreadPool()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> connectAgainAndAgain(port, ended));
      }
      long before = System.nanoTime();
      cluster.close();
      ended.set(true);

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    } finally {
      sockets.forEach(ClosingTest::close);
    }
    assertThat(cluster.halts).isEmpty();
  }

  private void connectAgainAndAgain(int port, AtomicBoolean ended) {
    while (!ended.get()) {
      try {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
      } catch (IOException closed) {
        Thread.onSpinWait();
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is not there any more.
    }
  }
}
