package dev.holdfast.agents.retry;

/// How agents notice that they are to stop. The client ends a call early when its thread is
/// interrupted, and what it throws then looks like trouble.
public final class Interruption {

  private Interruption() {}

  /// @throws InterruptedException if this thread has been interrupted
  public static void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("told to stop");
    }
  }
}
