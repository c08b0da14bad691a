package dev.holdfast.chaos.legacy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The old protocol at work: a store, what answers from it, and enactors that take up each newest
/// plan once.
public final class LegacyStandIn implements AutoCloseable {

  private final LegacyDns dns = new LegacyDns();
  private final PlanShelf shelf = new PlanShelf();
  private final List<Thread> enactors = new ArrayList<>();
  private final LegacyRules rules;
  private final LegacyResponder responder;

  /// @param hooks by the enactors' names: one enactor for each
  private LegacyStandIn(LegacyRules rules, Map<String, LegacyStep.Hook> hooks) throws IOException {
    this.rules = rules;
    this.responder = LegacyResponder.start(dns);
    hooks.forEach((name, hook) -> {
      LegacyEnactor enactor = new LegacyEnactor(name, dns, shelf, rules, hook);
      enactors.add(Thread.ofVirtual().name("legacy-enactor-" + name).unstarted(() -> run(enactor)));
    });
  }

  public static LegacyStandIn start(LegacyRules rules, Map<String, LegacyStep.Hook> hooks)
      throws IOException {
    LegacyStandIn standIn = new LegacyStandIn(rules, hooks);
    standIn.enactors.forEach(Thread::start);
    return standIn;
  }

  private void run(LegacyEnactor enactor) {
    long done = 0;
    try {
      while (true) {
        LegacyPlan plan = shelf.awaitNewerThan(done);
        enactor.pass(plan);
        done = plan.generation();
        Thread.sleep(rules.rest());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Where it answers DNS.
  public InetSocketAddress address() {
    return responder.address();
  }

  public void propose(LegacyPlan plan) {
    shelf.put(plan);
  }

  /// The plan that `endpoint` points at, whether or not its records still exist.
  public OptionalLong liveGeneration(String endpoint) {
    return LegacyInstall.liveGeneration(dns, endpoint);
  }

  /// Whether `generation` has not been cleaned up.
  public boolean holds(long generation) {
    return shelf.holds(generation);
  }

  @Override
  public void close() {
    enactors.forEach(Thread::interrupt);
    try {
      for (Thread enactor : enactors) {
        enactor.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    responder.close();
  }
}
