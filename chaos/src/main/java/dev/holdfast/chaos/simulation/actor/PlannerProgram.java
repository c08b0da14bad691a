package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.List;

/// A planner: draws a generation, looks at the world for as long as that takes, and stages and
/// seals what it saw. What becomes of a plan that is refused, or that it was killed over, is none
/// of its business.
final class PlannerProgram implements Process.Program {

  private static final int CHUNK_MOST = 4;

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    while (true) {
      me.sleep(me.chance().between(10_000, 2 * me.environment().habits().thinkMicros()));
      try {
        propose(me, client);
      } catch (UnreachableException trouble) {
        me.tell(() -> "gives its plan up: no node answered");
      }
    }
  }

  private static void propose(Process me, Client client) {
    if (!(client.call(new Command.OpenPlan(), "").outcome() instanceof Outcome.PlanOpened opened)) {
      return;
    }
    me.sleep(me.chance().skewed(0, 4 * me.environment().habits().thinkMicros()));
    if (me.chance().happens(me.environment().habits().abandoning())) {
      me.count(Happening.PLAN_ABANDONED);
      me.tell(() -> "forgets about plan %d".formatted(opened.generation()));
      return;
    }
    submit(client, opened.generation(), look(me), me.chance());
  }

  /// What the world is like: a plan for most endpoints, in which some may be retired.
  private static List<Command.Desired> look(Process me) {
    Chance chance = me.chance();
    double naming = chance.happens(0.6) ? 1 : 0.3 + 0.7 * chance.fraction();
    List<Command.Desired> desired = new ArrayList<>();
    for (DomainName owner : Realm.ofPlans()) {
      if (chance.happens(naming)) {
        boolean retired = chance.happens(me.environment().habits().retiring());
        desired.add(
            new Command.Desired(owner, retired ? RecordSets.NONE : Realm.contents(owner, chance)));
      }
    }
    return desired;
  }

  /// Stages and seals; says whether the plan is sealed.
  static boolean submit(
      Client client, long generation, List<Command.Desired> desired, Chance chance) {
    PlanContents contents = PlanContents.NONE;
    for (Command.Desired one : desired) {
      contents = contents.with(one.owner(), one.contents());
    }
    int chunk = 0;
    for (int from = 0; from < desired.size(); chunk++) {
      int to = Math.min(desired.size(), from + 1 + chance.below(CHUNK_MOST));
      Command stage =
          new Command.StageRecordSets(generation, chunk, List.copyOf(desired.subList(from, to)));
      if (!(client.call(stage, "").outcome() instanceof Outcome.RecordSetsStaged)) {
        return false;
      }
      from = to;
    }
    Command seal =
        new Command.SealPlan(generation, contents.digest(), desired.size(), contents.recordSets());
    return client.call(seal, "").outcome() instanceof Outcome.PlanSealed;
  }
}
