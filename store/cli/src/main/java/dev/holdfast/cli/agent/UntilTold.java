package dev.holdfast.cli.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs work until the process is told to end (SIGTERM, Ctrl-C), and lets it end in good order.
final class UntilTold {

  private static final long GRACE_SECONDS = 10;

  /// Work that ends when its thread is interrupted.
  interface Work {
    void run() throws InterruptedException;
  }

  private UntilTold() {}

  /// Returns when the work has ended by itself or been interrupted. A process that ends waits for
  /// that, and no longer than its grace.
  static void run(Work work) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(() -> {
          worker.interrupt();
          awaitQuietly(ended);
        });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } catch (InterruptedException told) {
      // What it was waiting for.
    } finally {
      ended.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch ended) {
    try {
      ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
