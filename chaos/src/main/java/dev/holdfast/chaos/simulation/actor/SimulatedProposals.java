package dev.holdfast.chaos.simulation.actor;

import com.google.protobuf.ByteString;
import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.agents.planner.ProposalRefusedException;
import dev.holdfast.agents.planner.Proposals;
import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Rule;
import dev.holdfast.record.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a planner needs of the store, got from the simulated one. It may be slow between drawing
/// its generation and reading its files, and sometimes fails there, which leaves its plan open for
/// good.
///
/// @param files those it reads, which may be written anew meanwhile
record SimulatedProposals(Process me, Client client, PlanFiles files) implements Proposals {

  private static final int CHUNK_MOST = 4;
  private static final double FILES_CHANGE = 0.3;

  @Override
  public Optional<Digest> lastSealed() {
    return client.read().plans().sealedNewestFirst().stream()
        .filter(plan -> plan.sealed().author().equals(me.name()))
        .map(Plan.Sealed::digest)
        .findFirst();
  }

  /// @param reason is not passed on: it names the folder, which has another name in every run
  @Override
  public dev.holdfast.v1.Plan propose(String reason, Source source) throws IOException {
    long generation = open();
    Habits habits = me.environment().habits();
    me.sleep(me.chance().skewed(0, 4 * habits.thinkMicros()));
    if (me.chance().happens(habits.abandoning())) {
      me.count(Happening.PLAN_ABANDONED);
      throw new UnreachableException("plan %d is left open".formatted(generation));
    }
    if (me.chance().happens(FILES_CHANGE)) {
      files.write(PlannerProgram.desired(me));
    }
    PlannedContents contents = source.read();
    if (!submit(client, generation, desired(contents), me.chance())) {
      throw new ProposalRefusedException("plan %d was refused".formatted(generation));
    }
    return dev.holdfast.v1.Plan.newBuilder()
        .setGeneration(generation)
        .setDigest(ByteString.copyFrom(contents.digest().toBytes()))
        .build();
  }

  private long open() {
    return switch (client.call(new Command.OpenPlan(), "plan files").outcome()) {
      case Outcome.PlanOpened opened -> opened.generation();
      case Outcome.Refused refused
          when Rule.OF_PLENTY.contains(refused.refusals().getFirst().rule()) ->
          throw new UnreachableException(refused.refusals().getFirst().message());
      case Outcome other -> throw new ProposalRefusedException(other.toString());
    };
  }

  private static List<Command.Desired> desired(PlannedContents contents) {
    return contents.endpoints().entrySet().stream()
        .map(endpoint -> new Command.Desired(endpoint.getKey(), endpoint.getValue()))
        .toList();
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
