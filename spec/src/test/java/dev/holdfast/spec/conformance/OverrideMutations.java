package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Overrides that lift what they should not, or more often than they should.
final class OverrideMutations {

  private OverrideMutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.of(
            "an override that lifts guards it does not name",
            "DeleteAll",
            edit(
                "guard/GuardOverride.java",
                "return rules.contains(rule) && endpoints.contains(endpoint);",
                "return endpoints.contains(endpoint);")),
        Mutation.of(
            "an override that lifts guards at endpoints it does not name",
            "DeleteAll",
            edit(
                "guard/GuardOverride.java",
                "return rules.contains(rule) && endpoints.contains(endpoint);",
                "return rules.contains(rule);")),
        Mutation.of(
            "an override that has run out still lifts",
            "DeleteZone",
            edit(
                "protocol/OverrideUse.java",
                "if (override.isExpired(state.clock())) {",
                "if (override.usesLeft() < 0) {")),
        Mutation.in(
            Mutation.OVERRIDES,
            "an override not consumed",
            "",
            edit("protocol/OverrideUse.java", "if (used.isEmpty()) {", "if (used != null) {")),
        Mutation.in(
            Mutation.OVERRIDES,
            "an override consumed where nothing needs it",
            "PutRecordSets",
            edit("protocol/OverrideUse.java", "if (used.isEmpty()) {", "if (brought.isEmpty()) {"),
            edit(
                "protocol/OverrideUse.java",
                "if (used.contains(override.id())) {",
                "if (override.id() > 2) {")),
        Mutation.in(
            Mutation.OVERRIDES,
            "an override that is used up and still lifts",
            "",
            edit(
                "protocol/OverrideUse.java",
                "if (override.usesLeft() == 0) {",
                "if (override.usesLeft() < 0) {")),
        Mutation.in(
            Mutation.OVERRIDES,
            "an override that outlives its revocation",
            "RevokeOverride",
            edit(
                "protocol/Overriding.java",
                "state.withOverrides(state.overrides().minus(command.override())),",
                "state,")),
        Mutation.in(
            Mutation.OVERRIDES,
            "an override of a guard that does not exist",
            "GrantOverride",
            edit(
                "protocol/Overriding.java",
                "if (unknown.isPresent()) {",
                "if (unknown.isPresent() && change == null) {")));
  }
}
