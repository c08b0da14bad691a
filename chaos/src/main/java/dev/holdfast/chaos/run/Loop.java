package dev.holdfast.chaos.run;

import dev.holdfast.client.HoldfastException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A client that does the same again and again, on a thread of its own, until it is stopped. That
/// the store cannot be reached or refuses is part of its life; anything else ends it, and is told
/// when it is stopped.
final class Loop {

  /// What it does.
  interface Step {
    void run() throws InterruptedException;
  }

  private final String name;
  private final FutureTask<Void> task;
  private final Thread thread;
  private volatile boolean stopped;

  private Loop(String name, Step step) {
    this.name = name;
    this.task =
        new FutureTask<>(() -> {
          repeat(step);
          return null;
        });
    this.thread = Thread.ofVirtual().name(name).start(task);
  }

  static Loop start(String name, Step step) {
    return new Loop(name, step);
  }

  private void repeat(Step step) throws InterruptedException {
    while (!stopped) {
      try {
        step.run();
      } catch (HoldfastException _) {
        Thread.sleep(100);
      } catch (InterruptedException _) {
        if (!stopped) {
          throw new IllegalStateException(name + " was interrupted by somebody else");
        }
      }
    }
  }

  /// Asks it to end after the step it is in.
  void stop() {
    stopped = true;
  }

  /// Ends it in the middle of a step.
  void interrupt() {
    stopped = true;
    thread.interrupt();
  }

  /// Returns when it has ended.
  ///
  /// @return what it broke down with, if it did
  Optional<String> await() throws InterruptedException {
    try {
      task.get();
      return Optional.empty();
    } catch (ExecutionException problem) {
      return Optional.of("%s broke down: %s".formatted(name, problem.getCause()));
    }
  }
}
