package dev.holdfast.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started, to be closed in the opposite order. One that will not close does not keep
/// the others from it.
final class Closing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  <C extends AutoCloseable> C add(C closeable) {
    started.push(closeable);
    return closeable;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      AutoCloseable last = started.pop();
      try {
        last.close();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception failed) {
        log.warn("{} did not close", last, failed);
      }
    }
  }
}
