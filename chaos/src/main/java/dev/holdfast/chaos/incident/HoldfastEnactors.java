package dev.holdfast.chaos.incident;

import dev.holdfast.agents.enactor.Enactor;
import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.client.HoldfastClient;
import java.util.ArrayList;
import java.util.List;

/// Three enactors as they run in production, each with a client and a thread of its own. Their
/// paces write what they do into a diary, and hold them where the schedule says.
final class HoldfastEnactors implements AutoCloseable {

  /// One endpoint a call, so that the late one can be held before the last of them, as it was then.
  private static final EnactorOptions OPTIONS = EnactorOptions.DEFAULT.withSliceSize(1);

  private final List<HoldfastClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  static HoldfastEnactors start(Cluster cluster, Diary<EnactorStep> diary, Holds holds) {
    HoldfastEnactors enactors = new HoldfastEnactors();
    for (Actor each : Actor.values()) {
      HoldfastClient client = cluster.client("enactor-" + each);
      enactors.clients.add(client);
      enactors.threads.add(
          Thread.ofVirtual()
              .name("enactor-" + each)
              .start(() -> run(client, step -> reached(each, step, diary, holds))));
    }
    return enactors;
  }

  private static void run(HoldfastClient client, Pace pace) {
    try {
      new Enactor(client, OPTIONS, pace).run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reached(
      Actor enactor, EnactorStep step, Diary<EnactorStep> diary, Holds holds)
      throws InterruptedException {
    diary.add(enactor, step);
    if (step instanceof EnactorStep.BeforeWrite write && isLast(write)) {
      holds.beforeWrite(enactor, write.generation());
    }
    if (step instanceof EnactorStep.BeforeCleanUp(long generation)) {
      holds.beforeCleanUp(enactor, generation);
    }
  }

  /// The last slice is the regional endpoint's.
  static boolean isLast(EnactorStep.BeforeWrite write) {
    return write.slice() == write.slices();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    clients.forEach(HoldfastClient::close);
  }
}
