package dev.holdfast.agents.enactor;

import dev.holdfast.agents.live.LiveCluster;
import dev.holdfast.client.HoldfastClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An enactor at work on a thread of its own, and the steps it took.
final class RunningEnactor implements AutoCloseable {

  private final HoldfastClient client = LiveCluster.shared().client("enactor");
  private final List<EnactorStep> steps = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;

  private RunningEnactor(EnactorOptions options, Pace pace) {
    Enactor enactor = new Enactor(client, options, pace.and(steps::add));
    thread =
        Thread.ofPlatform()
            .name("enactor")
            .start(() -> {
              try {
                enactor.run();
              } catch (InterruptedException told) {
                // The test is over.
              }
            });
  }

  static RunningEnactor start(EnactorOptions options, Pace pace) {
    return new RunningEnactor(options, pace);
  }

  static RunningEnactor start() {
    return start(EnactorOptions.DEFAULT, Pace.FREE);
  }

  <S extends EnactorStep> List<S> steps(Class<S> kind, long generation) {
    synchronized (steps) {
      return steps.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .filter(step -> step.generation() == generation)
          .toList();
    }
  }

  boolean isDone(long generation) {
    return !steps(EnactorStep.PassDone.class, generation).isEmpty();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
