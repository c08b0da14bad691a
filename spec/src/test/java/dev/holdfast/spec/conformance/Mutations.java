package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;
import java.util.stream.Stream;

/// What could go wrong with the machine: each of its protective rules taken away or bent, one at a
/// time, by an exact change of its source.
final class Mutations {

  static final Mutation NO_FENCE =
      Mutation.of(
          "no fence",
          "EnactPlan",
          edit(
              "protocol/LiveWriter.java",
              "if (generation <= zone.generationAt(owner)) {",
              "if (generation == zone.generationAt(owner)) {"),
          edit(
              "endpoint/Endpoint.java",
              "if (next.generation() <= live.generation()) {",
              "if (next.generation() < 0) {"),
          edit(
              "zone/Zone.java",
              "if (before == null && next.generation() <= floor) {",
              "if (before == null && next.generation() < 0) {"));

  /// Wrong only beside a spec that remembers more.
  static final Mutation ONE_CONTENT_REMEMBERED =
      Mutation.ofHistory(
          "only one earlier content remembered",
          "RollBack",
          edit("endpoint/Endpoint.java", "HISTORY_LIMIT = 10;", "HISTORY_LIMIT = 1;"));

  private Mutations() {}

  static List<Mutation> all() {
    return Stream.of(
            fence(), zones(), plans(), wholeness(), history(), cleanUp(), guards(), requests())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutation> fence() {
    return List.of(
        NO_FENCE,
        Mutation.of(
            "no fence but the one in the write",
            "EnactPlan",
            edit(
                "protocol/LiveWriter.java",
                "if (generation <= zone.generationAt(owner)) {",
                "if (generation == zone.generationAt(owner)) {")),
        Mutation.of(
            "the live generation accepted again",
            "EnactPlan",
            edit(
                "protocol/LiveWriter.java",
                "if (generation <= zone.generationAt(owner)) {",
                "if (generation < zone.generationAt(owner)) {"),
            edit(
                "endpoint/Endpoint.java",
                "if (next.generation() <= live.generation()) {",
                "if (next.generation() < live.generation()) {")),
        Mutation.of(
            "a retired endpoint forgotten, and its generation with it",
            "DeleteRecordSets",
            edit(
                "zone/Zone.java",
                "endpoints.plus(owner, after));",
                "after.isRetired() ? endpoints.minus(owner) : endpoints.plus(owner, after));"),
            edit(
                "protocol/LiveWriter.java",
                "changed.endpoint(owner).orElseThrow();",
                "changed.endpoint(owner)"
                    + ".orElse(Endpoint.first(new Live(generation, contents, change)));")),
        Mutation.of(
            "a put under the generation drawn last",
            "PutRecordSets",
            edit(
                "protocol/DirectWrites.java",
                "State drawn = state.drawingGeneration();",
                "State drawn = state;")),
        Mutation.of(
            "a roll-back under the generation drawn last",
            "RollBack",
            edit(
                "protocol/RollingBack.java",
                "State drawn = state.drawingGeneration();",
                "State drawn = state;")));
  }

  private static List<Mutation> zones() {
    return List.of(
        Mutation.of(
            "a zone's floor not heeded",
            "EnactPlan",
            edit("zone/Zone.java", "endpoint == null ? floor :", "endpoint == null ? 0 :"),
            edit(
                "zone/Zone.java",
                "if (before == null && next.generation() <= floor) {",
                "if (before == null && next.generation() < 0) {")),
        Mutation.of(
            "a deleted zone leaves no floor behind",
            "DeleteZone",
            edit(
                "protocol/Zoning.java",
                ".without(name)).withFloor(state.lastGeneration());",
                ".without(name));")),
        Mutation.of(
            "a zone that answers deleted without an override",
            "DeleteEmptyZone",
            edit("protocol/Zoning.java", "if (answering > 0 &&", "if (answering > 1 &&")),
        Mutation.of(
            "a zone made over one that exists",
            "CreateZone",
            edit(
                "protocol/Zoning.java",
                "if (state.zones().find(name).isPresent()) {",
                "if (state.zones().all().size() > 1) {")));
  }

  private static List<Mutation> plans() {
    return List.of(
        Mutation.of(
            "an open plan enacted",
            "EnactPlan",
            edit(
                "protocol/Enactment.java",
                "return switch (PlanLookup.sealed(state, command.generation())) {",
                """
                if (state.plans().find(command.generation()).orElse(null)
                    instanceof Plan.Open open) {
                  return enact(
                      state,
                      new Plan.Sealed(open.generation(), open.opened(), change, open.contents()),
                      command,
                      change);
                }
                return switch (PlanLookup.sealed(state, command.generation())) {\
                """)),
        Mutation.of(
            "record sets staged into a sealed plan",
            "StageRecordSets",
            edit(
                "protocol/Planning.java",
                """
                    return switch (PlanLookup.open(state, command.generation())) {
                      case PlanLookup.Found<Plan.Open>(Plan.Open plan) -> stage(state, plan, command);
                """,
                """
                    if (state.plans().find(command.generation()).orElse(null)
                        instanceof Plan.Sealed sealed) {
                      return stage(
                          state,
                          new Plan.Open(
                              sealed.generation(), sealed.opened(), command.chunk(), sealed.contents()),
                          command);
                    }
                    return switch (PlanLookup.open(state, command.generation())) {
                      case PlanLookup.Found<Plan.Open>(Plan.Open plan) -> stage(state, plan, command);
                """)),
        Mutation.of(
            "an empty plan sealed",
            "SealPlan",
            edit(
                "protocol/Planning.java",
                "if (plan.contents().endpoints().isEmpty()) {",
                "if (plan.contents().endpoints() == null) {")),
        Mutation.of(
            "an endpoint staged twice, the later contents winning",
            "StageRecordSets",
            edit(
                "protocol/Planning.java",
                "if (contents.covers(desired.owner())) {",
                "if (contents == null) {")),
        Mutation.of(
            "a chunk lost on the way not noticed",
            "StageRecordSets",
            edit(
                "protocol/Planning.java",
                "if (command.chunk() > plan.chunks()) {",
                "if (command.chunk() > plan.chunks() + 1) {")),
        Mutation.of(
            "a repeated chunk not known again",
            "StageRecordSets",
            edit(
                "protocol/Planning.java",
                "if (command.chunk() < plan.chunks()) {",
                "if (command.chunk() < 0) {")),
        Mutation.of(
            "a plan sealed whatever its digest",
            "SealPlan",
            edit(
                "protocol/Planning.java",
                "if (!plan.digest().equals(command.digest())) {",
                "if (plan.digest() == null) {")),
        Mutation.of(
            "a plan sealed whatever its counts",
            "SealPlan",
            edit(
                "protocol/Planning.java",
                "if (command.endpoints() != endpoints || command.recordSets() != recordSets) {",
                "if (command.endpoints() != endpoints) {")));
  }

  private static List<Mutation> wholeness() {
    return List.of(
        Mutation.of(
            "an atomic plan enacted in part",
            "EnactPlan",
            edit(
                "protocol/Enactment.java",
                "command.mode() == Command.Mode.ATOMIC && !writer.refusals().isEmpty()",
                "command.mode() == Command.Mode.ATOMIC && writer.enacted() == 0"
                    + " && !writer.refusals().isEmpty()")),
        Mutation.of(
            "an independent plan held up by one endpoint",
            "EnactPlan",
            edit(
                "protocol/Enactment.java",
                "command.mode() == Command.Mode.ATOMIC && !writer.refusals().isEmpty()",
                "!writer.refusals().isEmpty()")),
        Mutation.of(
            "a roll-back of some endpoints and not of others",
            "RollBackAll",
            edit(
                "protocol/RollingBack.java",
                "if (!writer.refusals().isEmpty()) {",
                "if (writer.enacted() == 0) {")),
        Mutation.of(
            "a zone imported in part",
            "ImportZone",
            edit(
                "protocol/Zoning.java",
                """
                      proposeWithin(name, wanted.getKey(), wanted.getValue(), writer);
                    }
                    if (!writer.refusals().isEmpty()) {
                """,
                """
                      proposeWithin(name, wanted.getKey(), wanted.getValue(), writer);
                    }
                    if (writer.enacted() == 0 && !writer.refusals().isEmpty()) {
                """)));
  }

  private static List<Mutation> history() {
    return List.of(
        Mutation.of(
            "what was live is not remembered",
            "RollBack",
            edit("endpoint/Endpoint.java", "    earlier.add(live);\n", "")),
        ONE_CONTENT_REMEMBERED,
        Mutation.ofHistory(
            "the oldest content taken for the previous one",
            "RollBackAll",
            edit(
                "endpoint/Endpoint.java",
                "return history.stream().findFirst();",
                "return history.stream().reduce((newer, older) -> older);")),
        Mutation.of(
            "a roll-back that cannot find what is live",
            "RollBack",
            edit(
                "protocol/RollingBack.java",
                "endpoint.flatMap(found -> found.at(generation));",
                "endpoint.flatMap(found -> found.at(generation)"
                    + ".filter(past -> past.generation() != found.live().generation()));")));
  }

  private static List<Mutation> cleanUp() {
    return List.of(
        Mutation.of(
            "clean-up that does not spare what is live",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "if (endpoint.filter(e -> e.live().generation() == plan.generation()).isPresent()) {",
                "if (owner == null) {"),
            edit(
                "protocol/CleaningUp.java",
                "endpoint.flatMap(e -> e.at(plan.generation())).isPresent()",
                "endpoint.stream().flatMap(e -> e.history().stream())"
                    + ".anyMatch(past -> past.generation() == plan.generation())")),
        Mutation.ofHistory(
            "clean-up that does not spare what is in a history",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "endpoint.flatMap(e -> e.at(plan.generation())).isPresent()",
                "owner == null")),
        Mutation.of(
            "clean-up that does not spare what is wanted",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "need.isEmpty() && isWanted(state, plan, owner)",
                "owner == null")),
        Mutation.of(
            "clean-up that takes every late plan for wanted",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "live < plan.generation() && !state.plans().coveredAfter(plan.generation(), owner)",
                "live < plan.generation()")),
        Mutation.ofHistory(
            "clean-up that keeps one plan too few",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "case Plan.Sealed old -> old.generation() < keptFrom;",
                "case Plan.Sealed old -> old.generation() <= keptFrom;")),
        Mutation.of(
            "clean-up of plans that are still being written",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "!open.opened().at().plus(command.openOlderThan()).isAfter(state.clock());",
                "!open.opened().at().isAfter(state.clock());")),
        Mutation.of(
            "clean-up that keeps open plans for ever",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "!open.opened().at().plus(command.openOlderThan()).isAfter(state.clock());",
                "open == null;")));
  }

  private static List<Mutation> guards() {
    return List.of(
        Mutation.of(
            "no never-empty",
            "DeleteAll",
            edit(
                "protocol/LiveWriter.java",
                "GUARDS = List.of(new NeverEmpty());",
                "GUARDS = List.of();")),
        Mutation.of(
            "every override lifts every rule, brought or not",
            "DeleteAll",
            edit(
                "protocol/OverrideUse.java",
                "      if (override.lifts(rule, endpoint)) {",
                "      if (rule != null) {"),
            edit(
                "protocol/LiveWriter.java",
                "if (!overrides.lift(rule, owner)) {",
                "if (!overrides.lift(rule, owner) && state.overrides().isEmpty()) {")),
        Mutation.of(
            "an override that has run out still lifts",
            "DeleteZone",
            edit(
                "protocol/OverrideUse.java",
                "if (override.isExpired(state.clock())) {",
                "if (override.usesLeft() < 0) {")),
        Mutation.of(
            "preconditions not heeded",
            "PutRecordSets",
            edit("protocol/DirectWrites.java", "    return met\n", "    return met || !met\n")));
  }

  private static List<Mutation> requests() {
    return List.of(
        Mutation.of(
            "a request that arrives twice carried out twice",
            "OpenPlan",
            edit(
                "protocol/Protocol.java",
                "if (earlier.isPresent()) {",
                "if (earlier.isPresent() && state.revision() < 0) {")));
  }
}
