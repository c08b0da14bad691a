package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Clean-up that deletes too much, or too little.
final class CleanUpMutations {

  private CleanUpMutations() {}

  static List<Mutation> all() {
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
                "return isWanted(coverage, plan, owner, live)",
                "return owner == null")),
        Mutation.of(
            "clean-up that takes every late plan for wanted",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "live < plan.generation() && !coverage.coveredAfter(plan.generation(), owner)",
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
                "open == null;")),
        Mutation.in(
            Mutation.CLAIMS,
            "clean-up that does not spare what is claimed",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "state.targets().claim(plan.generation(), state.clock())",
                "state.targets().claim(-1, state.clock())")),
        Mutation.in(
            Mutation.CLAIMS,
            "clean-up that spares what was claimed once",
            "CleanUp",
            edit(
                "target/OutsideTarget.java",
                "return claim != null && !claim.isExpired(now);",
                "return claim != null;")),
        Mutation.in(
            Mutation.CLAIMS,
            "clean-up that does not spare what a target holds",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "state.targets().hold(plan.generation())",
                "state.targets().hold(-1)")),
        Mutation.in(
            Mutation.OVERRIDES,
            "clean-up that keeps overrides that have run out",
            "CleanUp",
            edit(
                "protocol/CleaningUp.java",
                "left = override.isExpired(state.clock()) ? left.minus(override.id()) : left;",
                "left = left.isEmpty() ? left.minus(override.id()) : left;")));
  }
}
