package dev.holdfast.chaos.hold;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// A place on an enactor's way where it can be held. Open at first.
public final class Gate {

  private boolean shut;
  private int waiting;

  public synchronized void shut() {
    shut = true;
  }

  public synchronized void open() {
    shut = false;
    notifyAll();
  }

  /// Called on the way: returns at once while the gate is open, else when it is opened.
  public synchronized void pass() throws InterruptedException {
    waiting++;
    notifyAll();
    try {
      while (shut) {
        wait();
      }
    } finally {
      waiting--;
    }
  }

  /// Returns when somebody stands before the shut gate.
  ///
  /// @param who for the message, where nobody comes
  public synchronized void awaitArrival(String who, Duration timeout)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (waiting == 0) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new TimeoutException(
            "%s did not come to where it is to be held within %d s"
                .formatted(who, timeout.toSeconds()));
      }
      wait(left);
    }
  }
}
