package dev.holdfast.chaos.delayed;

import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pass;
import dev.holdfast.agents.enactor.SealedPlans;
import dev.holdfast.agents.enactor.StoredPlans;
import dev.holdfast.agents.enactor.WholeVerdict;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.hold.Gate;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CleanUpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The product's enactor on one pass, held on it, with a client and a thread of its own.
final class HeldEnactor implements AutoCloseable {

  private final Cluster cluster;
  private final String name;
  private final Mode mode;
  private final Hold hold;
  private final long generation;
  private final HoldfastClient client;
  private final Gate gate = new Gate();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<Long> pass;

  private HeldEnactor(Cluster cluster, String name, Mode mode, Hold hold, long generation) {
    this.cluster = cluster;
    this.name = name;
    this.mode = mode;
    this.hold = hold;
    this.generation = generation;
    this.client = cluster.client(name);
    if (hold != Hold.NOWHERE) {
      gate.shut();
    }
    Pass held = new Pass(new Plans(new StoredPlans(client)), mode.options(), this::reached);
    this.pass = thread.submit(() -> held.run(0));
  }

  /// @param name the caller it is on the record
  /// @param generation the plan that it is held with, the newest
  static HeldEnactor start(Cluster cluster, String name, Mode mode, Hold hold, long generation) {
    return new HeldEnactor(cluster, name, mode, hold, generation);
  }

  private void reached(EnactorStep step) throws InterruptedException {
    if (step.generation() == generation && hold.isAt(step, mode)) {
      gate.pass();
    }
  }

  String name() {
    return name;
  }

  Mode mode() {
    return mode;
  }

  Hold hold() {
    return hold;
  }

  long generation() {
    return generation;
  }

  /// Returns when it stands where it is held.
  void awaitHeld() throws InterruptedException, TimeoutException {
    gate.awaitArrival(name, Scene.PATIENCE);
  }

  /// It crashed, as everybody sees it: another instance has taken its place, and has made a whole
  /// pass. What this one was about to do is still on its way.
  void startAgain() throws Exception {
    try (HeldEnactor again = start(cluster, name + "-again", mode, Hold.NOWHERE, generation)) {
      again.awaitDone(Scene.PATIENCE);
    }
  }

  void letGo() {
    gate.open();
  }

  /// Returns when its pass is over.
  void awaitDone(Duration patience) throws Exception {
    pass.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    gate.open();
    thread.shutdownNow();
    thread.close();
    client.close();
  }

  /// The store as it is, but for the answer to a clean-up, which may be held.
  private final class Plans implements SealedPlans {

    private final SealedPlans store;

    Plans(SealedPlans store) {
      this.store = store;
    }

    @Override
    public CleanUpResponse cleanUp(int keepNewest) {
      CleanUpResponse response = store.cleanUp(keepNewest);
      if (hold == Hold.INSIDE_CLEAN_UP) {
        try {
          gate.pass();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      return response;
    }

    @Override
    public List<Long> newestFirst() {
      return store.newestFirst();
    }

    @Override
    public List<String> endpoints(long wanted) {
      return store.endpoints(wanted);
    }

    @Override
    public Due due(long wanted) {
      return store.due(wanted);
    }

    @Override
    public boolean mayNeedCleanUp(int keepNewest) {
      return store.mayNeedCleanUp(keepNewest);
    }

    @Override
    public WholeVerdict enact(long wanted, List<String> endpoints) {
      return store.enact(wanted, endpoints);
    }

    @Override
    public WholeVerdict enactWhole(long wanted) {
      return store.enactWhole(wanted);
    }
  }
}
