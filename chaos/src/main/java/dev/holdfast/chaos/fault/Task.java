package dev.holdfast.chaos.fault;

import java.util.concurrent.FutureTask;

/// Something that takes its time while a fault lasts.
final class Task {

  interface Work {
    void run() throws Exception;
  }

  private final FutureTask<Void> work;

  private Task(FutureTask<Void> work) {
    this.work = work;
  }

  static Task start(String name, Work work) {
    FutureTask<Void> task =
        new FutureTask<>(() -> {
          work.run();
          return null;
        });
    Thread.ofVirtual().name(name).start(task);
    return new Task(task);
  }

  /// Returns when it is done, and throws what it threw.
  void await() throws Exception {
    work.get();
  }
}
