package dev.holdfast.spec;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets the work of one thread end in good order when this JVM is asked to end: interrupts it, and
/// holds the end up until the work is done.
final class ShutdownGuard implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /// Guards what the calling thread does until it closes this.
  ///
  /// @throws InterruptedException if this JVM is ending already: nothing new may begin
  ShutdownGuard() throws InterruptedException {
    Thread worker = Thread.currentThread();
    hook = new Thread(() -> end(worker), "end of " + worker.getName());
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw new InterruptedException("this JVM is ending");
    }
  }

  private void end(Thread worker) {
    worker.interrupt();
    try {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running: it is what asked this work to end.
    }
  }
}
