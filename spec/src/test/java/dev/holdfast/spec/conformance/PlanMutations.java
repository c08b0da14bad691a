package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Plans written, sealed and enacted as they must not be, and requests carried out twice.
final class PlanMutations {

  private PlanMutations() {}

  static List<Mutation> all() {
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
                "if (command.endpoints() != endpoints) {")),
        Mutation.of(
            "an atomic plan enacted in part",
            "EnactPlan",
            edit(
                "protocol/Enactment.java",
                "            command.mode());",
                "            Command.Mode.INDEPENDENT);")),
        Mutation.of(
            "an independent plan held up by one endpoint",
            "EnactPlan",
            edit(
                "protocol/Enactment.java",
                "            command.mode());",
                "            Command.Mode.ATOMIC);")),
        Mutation.of(
            "a plan enacted whatever was reviewed",
            "EnactPlan",
            edit("protocol/Enactment.java", "return now.equals(reviewed)", "return now != null")),
        Mutation.of(
            "a request that arrives twice carried out twice",
            "OpenPlan",
            edit(
                "protocol/Protocol.java",
                "if (earlier.isPresent()) {",
                "if (earlier.isPresent() && state.revision() < 0) {")));
  }
}
