package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Freezes that do not hold, or do not end.
final class FreezeMutations {

  private FreezeMutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.in(
            Mutation.FREEZE,
            "a freeze that the write does not ask about",
            "PutRecordSets",
            edit(
                "protocol/LiveWriter.java",
                "if (freeze.isPresent()) {",
                "if (freeze.isPresent() && generation < 0) {")),
        Mutation.in(
            Mutation.FREEZE,
            "a frozen zone whose endpoints are not",
            "PutRecordSets",
            edit("freeze/Freezes.java", ".or(() -> ofZone(apex))", "")),
        Mutation.in(
            Mutation.FREEZE,
            "a frozen store whose endpoints are not",
            "PutRecordSets",
            edit("freeze/Freezes.java", ".or(this::ofStore)", "")),
        Mutation.in(
            Mutation.FREEZE,
            "a zone deleted with what is frozen in it",
            "Delete",
            edit("protocol/Zoning.java", ".or(() -> state.freezes().firstWithin(zone))", "")),
        Mutation.in(
            Mutation.FREEZE,
            "an import into a frozen zone",
            "ImportZone",
            edit(
                "protocol/Zoning.java",
                "freezes.ofZone(command.zone()).or(freezes::ofStore);",
                "freezes.ofZone(command.zone()).filter(_ -> false);")),
        Mutation.in(
            Mutation.FREEZE,
            "a roll-back that does not freeze",
            "RollBack",
            edit(
                "protocol/RollingBack.java",
                "command.freeze() ? frozen(",
                "command.freeze() && change == null ? frozen(")),
        Mutation.in(
            Mutation.FREEZE,
            "a roll-back that freezes though it was told not to",
            "RollBack",
            edit(
                "protocol/RollingBack.java",
                "command.freeze() ? frozen(",
                "change != null ? frozen(")),
        Mutation.in(
            Mutation.FREEZE,
            "what is frozen frozen again",
            "Freeze",
            edit(
                "protocol/Freezing.java",
                "    found(freezes, command.held())\n",
                "    List.<Freeze>of()\n")),
        Mutation.in(
            Mutation.FREEZE,
            "what is not frozen unfrozen",
            "Unfreeze",
            edit(
                "protocol/Freezing.java",
                "if (freezes.ofEndpoint(owner).isEmpty()) {",
                "if (owner == null) {")),
        Mutation.in(
            Mutation.FREEZE,
            "an unfreeze that leaves the zone frozen",
            "Unfreeze",
            edit("freeze/Freezes.java", "zones.minus(apex)", "zones")));
  }
}
