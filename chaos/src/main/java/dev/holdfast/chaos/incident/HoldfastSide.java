package dev.holdfast.chaos.incident;

import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.chaos.answer.Target;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.client.HoldfastClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The left column: a Holdfast cluster of three processes, and three enactors as in production.
final class HoldfastSide implements Side {

  private final Holds holds = new Holds();
  private final Diary<EnactorStep> diary = new Diary<>();
  private final List<LateWrite> lateWrites = new ArrayList<>();
  private final Cluster cluster;
  private final HoldfastClient client;
  private final HoldfastPlans plans;
  private final HoldfastEnactors enactors;
  private long newest;
  private long heldPlansCleaned;

  private HoldfastSide(Cluster cluster) {
    this.cluster = cluster;
    this.client = cluster.client("planner");
    this.plans = new HoldfastPlans(client);
    this.newest = plans.importZone();
    this.enactors = HoldfastEnactors.start(cluster, diary, holds);
  }

  /// @param traces the folder in which the nodes record what they apply, if they do
  static HoldfastSide start(Optional<Path> traces) throws InterruptedException {
    ClusterOptions small = ClusterOptions.small("incident");
    Cluster cluster = Cluster.start(traces.map(small::withTraces).orElse(small));
    try {
      return new HoldfastSide(cluster);
    } catch (RuntimeException problem) {
      cluster.close();
      throw problem;
    }
  }

  @Override
  public List<Target> targets() {
    return cluster.nodes().stream().map(node -> new Target(node.id(), node.dnsAddress())).toList();
  }

  @Override
  public List<Line> open() throws InterruptedException, TimeoutException {
    for (Actor enactor : Actor.values()) {
      awaitDone(enactor);
    }
    return List.of(Line.plain("three nodes, three processes; plan %d is live", newest));
  }

  @Override
  public List<Line> holdLate() throws InterruptedException, TimeoutException {
    newest = plans.propose(holds::holdLate);
    holds.awaitLate();
    awaitOthersDone();
    return List.of(
        Line.plain("A has read plan %d and is held before it writes", newest),
        Line.plain("B and C apply plan %d", newest));
  }

  @Override
  public long advance() throws InterruptedException, TimeoutException {
    newest = plans.propose(_ -> {});
    awaitOthersDone();
    return newest;
  }

  @Override
  public List<Line> comeToCleanUp() throws InterruptedException, TimeoutException {
    newest = plans.propose(holds::holdCleanUp);
    for (Actor enactor : Actor.OTHERS) {
      awaitCleanUp(enactor);
    }
    return List.of(Line.plain("plan %d is applied; clean-up is next", newest));
  }

  @Override
  public List<Line> letLateGo() throws InterruptedException, TimeoutException {
    long late = holds.heldPlan();
    int slice = Region.ENDPOINTS.size();
    holds.letLateGo();
    EnactorStep answer =
        diary.await(
            "enactor A to have tried to write plan " + late,
            EnactorStep.class,
            (enactor, step) ->
                enactor == Actor.A
                    && step.generation() == late
                    && LateWrite.told(step, slice).isPresent());
    LateWrite write = LateWrite.told(answer, slice).orElseThrow();
    lateWrites.add(write);
    return List.of(
        switch (write) {
          case LateWrite.Stale(String limit, String figure) ->
              Line.good(
                  "A is let go and refused: stale-generation, limit %s, found %s", limit, figure);
          case LateWrite.Cleaned() ->
              Line.good("A is let go and refused: plan %d has been cleaned", late);
          case LateWrite.Refused(String rule) ->
              Line.bad("A is let go and refused for another reason: %s", rule);
          case LateWrite.Taken() -> Line.bad("A is let go and writes plan %d", late);
        });
  }

  @Override
  public List<Line> letCleanUpGo() throws InterruptedException, TimeoutException {
    long late = holds.heldPlan();
    holds.letCleanUpGo();
    awaitOthersDone();
    if (!plans.isCleaned(late)) {
      return List.of(Line.bad("clean-up spares plan %d", late));
    }
    heldPlansCleaned++;
    return List.of(Line.plain("clean-up deletes plan %d", late));
  }

  @Override
  public List<Line> recover() throws InterruptedException, TimeoutException {
    newest = plans.propose(_ -> {});
    for (Actor enactor : Actor.values()) {
      awaitDone(enactor);
    }
    long live = plans.lowestLive();
    return List.of(
        live == newest
            ? Line.good("plan %d is applied", newest)
            : Line.bad("plan %d: A, B and C are done with it, live is plan %d", newest, live));
  }

  List<LateWrite> lateWrites() {
    return List.copyOf(lateWrites);
  }

  /// How many of the plans that A was held with clean-up has deleted.
  long heldPlansCleaned() {
    return heldPlansCleaned;
  }

  HoldfastPlans plans() {
    return plans;
  }

  private void awaitOthersDone() throws InterruptedException, TimeoutException {
    for (Actor enactor : Actor.OTHERS) {
      awaitDone(enactor);
    }
  }

  private void awaitDone(Actor who) throws InterruptedException, TimeoutException {
    diary.await(
        "enactor %s to be done with plan %d".formatted(who, newest),
        EnactorStep.PassDone.class,
        (enactor, step) -> enactor == who && step.generation() == newest);
  }

  private void awaitCleanUp(Actor who) throws InterruptedException, TimeoutException {
    diary.await(
        "enactor %s to have applied plan %d".formatted(who, newest),
        EnactorStep.BeforeCleanUp.class,
        (enactor, step) -> enactor == who && step.generation() == newest);
  }

  @Override
  public void close() {
    holds.letAllGo();
    enactors.close();
    client.close();
    cluster.close();
  }
}
