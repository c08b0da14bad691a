package dev.holdfast.chaos.simulation;

import static dev.holdfast.chaos.simulation.Mutation.CODEC;
import static dev.holdfast.chaos.simulation.Mutation.PROTOCOL;
import static dev.holdfast.chaos.simulation.Mutation.SIMULATION;
import static dev.holdfast.chaos.simulation.Mutation.edit;

import java.util.List;

/// What the simulation must find.
final class Mutations {

  static final Mutation NO_FENCE =
      Mutation.of(
          "no fence",
          List.of("forward only"),
          edit(
              PROTOCOL + "protocol/LiveWriter.java",
              "if (generation <= zone.generationAt(owner)) {",
              "if (generation == zone.generationAt(owner)) {"),
          edit(
              PROTOCOL + "endpoint/Endpoint.java",
              "if (next.generation() <= live.generation()) {",
              "if (next.generation() < 0) {"),
          edit(
              PROTOCOL + "zone/Zone.java",
              "if (before == null && next.generation() <= floor) {",
              "if (before == null && next.generation() < 0) {"));

  private Mutations() {}

  static List<Mutation> all() {
    return List.of(
        NO_FENCE,
        Mutation.of(
            "no floor under a zone that is made again",
            List.of("forward only"),
            edit(
                PROTOCOL + "protocol/Zoning.java",
                ".with(state.counters().withFloor(state.lastGeneration()));",
                ".with(state.counters());")),
        Mutation.of(
            "never-empty lets everything pass",
            List.of("never empty"),
            edit(
                PROTOCOL + "guard/NeverEmpty.java",
                "return before > 0 && after == 0",
                "return before < 0 && after == 0")),
        Mutation.of(
            "request ids ignored",
            List.of("exactly once"),
            edit(
                PROTOCOL + "protocol/Protocol.java",
                "if (earlier.isPresent()) {",
                "if (earlier.isPresent() && earlier.get().id().isEmpty()) {")),
        Mutation.of(
            "clean-up takes plans that are live",
            List.of("clean-up cannot hurt"),
            edit(
                PROTOCOL + "protocol/CleaningUp.java",
                "return Optional.of(Outcome.Spared.LIVE);",
                "return Optional.empty();")),
        Mutation.of(
            "clean-up takes plans that are claimed",
            List.of("clean-up cannot hurt"),
            edit(
                PROTOCOL + "protocol/CleaningUp.java",
                "return state.targets().claim(plan.generation(), state.clock())",
                "return state.targets().claim(-1, state.clock())")),
        Mutation.of(
            "a freeze holds against atomic changes only",
            List.of("freezes hold"),
            edit(
                PROTOCOL + "protocol/LiveWriter.java",
                "if (freeze.isPresent()) {",
                "if (freeze.isPresent() && mode == Command.Mode.ATOMIC) {")),
        Mutation.of(
            "velocity counts each change by itself",
            List.of("velocity holds"),
            edit(
                PROTOCOL + "protocol/Judge.java",
                ": endpoint.get().removals().within(limit.get().window(), now);",
                ": 0;")),
        Mutation.of(
            "an atomic change carried out in part",
            List.of("whole plans", "never empty"),
            edit(
                PROTOCOL + "protocol/LiveWriter.java",
                "(mode == Command.Mode.ATOMIC && !refusals.isEmpty())",
                "(mode == Command.Mode.ATOMIC && written.isEmpty() && !refusals.isEmpty())")),
        Mutation.of(
            "plans that nobody finishes stay open, and only few may be",
            List.of("no wedge"),
            edit(
                PROTOCOL + "protocol/CleaningUp.java",
                "!open.opened().at().plus(command.openOlderThan()).isAfter(state.clock());",
                "open.generation() < 0;"),
            edit(
                PROTOCOL + "protocol/Planning.java",
                "if (open >= Limits.OPEN_PLANS) {",
                "if (open >= 2) {")),
        Mutation.of(
            "a snapshot without the request table",
            List.of("equal copies"),
            edit(
                CODEC + "StateWriter.java",
                "state.requests().bySequence().values().forEach(it -> emit(record().setRequest(request(it))));",
                "")),
        Mutation.of(
            "a node that applies the last entry of its snapshot again",
            List.of("equal copies", "no node stops"),
            edit(
                SIMULATION + "cluster/Copy.java",
                "index = snapshot.index();",
                "index = Math.max(0, snapshot.index() - 1);")),
        Mutation.of(
            "a node that goes by its own clock",
            List.of("equal copies"),
            edit(
                SIMULATION + "cluster/Copy.java",
                "Protocol.apply(state, request, entry.stamp());",
                "Protocol.apply(state, request, member.clock());")),
        Mutation.of(
            "entries counted before they are on disk",
            List.of("committed stays committed", "no node stops"),
            edit(
                SIMULATION + "cluster/Consensus.java",
                "return Math.min(Math.max(verified, committed), disk.synced());",
                "return Math.max(verified, committed);"),
            edit(
                SIMULATION + "cluster/Followers.java",
                "match[member.id()] = disk.synced();",
                "match[member.id()] = disk.last();")),
        Mutation.of(
            "a vote for whoever asks",
            List.of("committed stays committed", "no node stops", "equal copies"),
            edit(
                SIMULATION + "cluster/Consensus.java",
                "ask.term() == disk.term() && member.hasVote() && newEnough && free;",
                "ask.term() == disk.term();")),
        Mutation.of(
            "reads that nobody confirms",
            List.of("linearizable reads"),
            edit(
                SIMULATION + "cluster/Desk.java",
                "agree(reading, member.id());",
                "reading.confirmed = true;")));
  }
}
