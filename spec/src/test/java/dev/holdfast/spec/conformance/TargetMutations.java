package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Outside targets misheard.
final class TargetMutations {

  private TargetMutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.in(
            Mutation.CLAIMS,
            "a report that is late believed",
            "ReportEnactment",
            edit("protocol/Targeting.java", "return plan.generation() >= held", "return held >= 0"),
            edit(
                "target/OutsideTarget.java",
                "if (report.generation() <= before) {",
                "if (report.generation() == before) {")),
        Mutation.in(
            Mutation.CLAIMS,
            "a report of endpoints that the plan does not name",
            "ReportEnactment",
            edit(
                "protocol/Targeting.java",
                "if (!plan.contents().covers(owner)) {",
                "if (plan == null) {")),
        Mutation.in(
            Mutation.CLAIMS,
            "a claim of a plan that is not sealed",
            "ClaimEnactment",
            edit(
                "protocol/Targeting.java",
                """
                    return switch (PlanLookup.sealed(state, command.generation())) {
                      case PlanLookup.Found<Plan.Sealed> _ -> claim(state, command, change);
                """,
                """
                    if (state.plans().find(command.generation()).isPresent()) {
                      return claim(state, command, change);
                    }
                    return switch (PlanLookup.sealed(state, command.generation())) {
                      case PlanLookup.Found<Plan.Sealed> _ -> claim(state, command, change);
                """)),
        Mutation.in(
            Mutation.CLAIMS,
            "a claim that is not written down",
            "ClaimEnactment",
            edit(
                "target/OutsideTarget.java",
                "return new OutsideTarget(name, claims.plus(generation, claim), holds, heldAt);",
                "return new OutsideTarget(name, claims, holds, heldAt);")),
        Mutation.in(
            Mutation.CLAIMS,
            "a target that is not forgotten",
            "ForgetTarget",
            edit(
                "protocol/Targeting.java",
                "state.with(state.targets().without(command.target())),",
                "state,")));
  }
}
