package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Histories that are too short, too long, or read wrongly.
final class HistoryMutations {

  /// Wrong only beside a spec that remembers more.
  static final Mutation ONE_CONTENT_REMEMBERED =
      Mutation.ofHistory(
          "only one earlier content remembered",
          "RollBack",
          edit("zone/ZoneSettings.java", "TreePMap.empty(), 10);", "TreePMap.empty(), 1);"));

  private HistoryMutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.of(
            "what was live is not remembered",
            "RollBack",
            edit("endpoint/Endpoint.java", "    past.add(live);\n", "")),
        ONE_CONTENT_REMEMBERED,
        Mutation.of(
            "a transaction that takes the other branch",
            "Transact",
            edit(
                "protocol/Transacting.java",
                "held ? command.then() : command.otherwise()",
                "held ? command.otherwise() : command.then()")),
        Mutation.of(
            "a transaction that asks whether anything is live, not what",
            "Transact",
            edit(
                "protocol/Transacting.java",
                "found.live().generation() == generation).isPresent()",
                "found.live().generation() > 0).isPresent()")),
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
                    + ".filter(past -> past.generation() != found.live().generation()));")),
        Mutation.of(
            "a roll-back of some endpoints and not of others",
            "RollBackAll",
            edit(
                "protocol/RollingBack.java",
                "            Command.Mode.ATOMIC);",
                "            Command.Mode.INDEPENDENT);"),
            edit(
                "protocol/RollingBack.java",
                "if (written.refused()) {",
                "if (written.enacted() == 0) {")),
        Mutation.in(
            Mutation.LIMITS,
            "the history's limit not heeded",
            "",
            edit("endpoint/Endpoint.java", "past(historyLimit)", "past(100)")),
        Mutation.in(
            "Commands_history",
            "one content more than the limit",
            "",
            edit("endpoint/Endpoint.java", "limit - 1", "limit")),
        Mutation.in(
            Mutation.LIMITS,
            "a limit that is never set",
            "SetHistoryLimit",
            edit(
                "protocol/Guarding.java",
                "zone.settings().withHistoryLimit(command.contents()),",
                "zone.settings(),")));
  }
}
