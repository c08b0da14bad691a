package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.agents.planner.Look;
import dev.holdfast.agents.planner.Planner;
import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.List;

/// A planner: production's, which looks at plan files again and again. Somebody writes them anew
/// now and then, and again while a plan is being made from them.
final class PlannerProgram implements Process.Program {

  private static final double FILES_CHANGE = 0.6;

  @Override
  public void run(Process me) {
    try (PlanFiles files = PlanFiles.create()) {
      Planner planner =
          new Planner(files.folder(), new SimulatedProposals(me, new Client(me), files));
      while (true) {
        me.sleep(me.chance().between(10_000, me.environment().habits().thinkMicros()));
        if (me.chance().happens(FILES_CHANGE)) {
          files.write(desired(me));
        }
        look(me, planner);
      }
    }
  }

  /// Looks twice: files that change between two looks are not at rest.
  private static void look(Process me, Planner planner) {
    try {
      planner.look();
      Look look = planner.look();
      if (look instanceof Look.Unreadable || look instanceof Look.Refused) {
        throw new IllegalStateException("the planner does not understand its files: " + look);
      }
    } catch (UnreachableException trouble) {
      me.tell(() -> "could not propose its plan: " + trouble.getMessage());
    }
  }

  /// What the world is like: contents for most endpoints, of which some may be retired.
  static List<Command.Desired> desired(Process me) {
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
}
