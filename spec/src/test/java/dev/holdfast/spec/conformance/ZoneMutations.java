package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Zones made, imported and deleted as they must not be.
final class ZoneMutations {

  private ZoneMutations() {}

  static List<Mutation> all() {
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
                ".with(state.counters().withFloor(state.lastGeneration()));",
                ".with(state.counters());")),
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
                "if (state.zones().all().size() > 1) {")),
        Mutation.of(
            "a zone imported in part",
            "ImportZone",
            edit(
                "protocol/Zoning.java",
                "Command.Mode.ATOMIC);\n    for (Map.Entry",
                "Command.Mode.INDEPENDENT);\n    for (Map.Entry"),
            edit(
                "protocol/Zoning.java",
                """
                    if (written.refused()) {
                      return Transition.of(state, new Outcome.Refused(written.refusals()));
                    }
                    return concluded(
                        withSerial(written.state(), name, serialAfter(\
                """,
                """
                    if (written.enacted() == 0 && !written.refusals().isEmpty()) {
                      return Transition.of(state, new Outcome.Refused(written.refusals()));
                    }
                    return concluded(
                        withSerial(written.state(), name, serialAfter(\
                """)));
  }
}
