package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Guards that do not look, or look at the wrong thing.
final class GuardMutations {

  private GuardMutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.of(
            "no never-empty",
            "DeleteAll",
            edit(
                "guard/NeverEmpty.java",
                "return before > 0 && after == 0",
                "return before > 0 && after < 0")),
        Mutation.of(
            "only the first endpoint of an atomic change judged",
            "",
            edit(
                "protocol/LiveWriter.java",
                "written.keySet().forEach(owner -> refusals",
                "written.keySet().stream().limit(1).forEach(owner -> refusals")),
        Mutation.in(
            Mutation.GUARDS,
            "no min-addresses",
            "PutRecordSets",
            edit(
                "guard/MinAddresses.java",
                "int least = change.settings().minAddresses().orElse(0);",
                "int least = 0;")),
        Mutation.in(
            Mutation.GUARDS,
            "too few addresses not left alone",
            "",
            edit("guard/MinAddresses.java", "after >= before;", "after > before;")),
        Mutation.in(
            Mutation.GUARDS,
            "addresses counted that are in no answer",
            "PutRecordSets",
            edit(
                "record/RecordSet.java", "weights.get(index) > 0 ||", "weights.get(index) >= 0 ||"),
            edit("record/RecordSet.java", "weighty += weight > 0 ? 1 : 0;", "weighty++;")),
        Mutation.in(
            Mutation.GUARDS,
            "an endpoint's own setting ignored",
            "PutRecordSets",
            edit("zone/ZoneSettings.java", "return guardsAt.isEmpty()", "return guardsAt != null")),
        Mutation.in(
            Mutation.GUARDS,
            "a zone's setting ignored where the endpoint is silent",
            "PutRecordSets",
            edit(
                "zone/ZoneSettings.java",
                "return guardsAt.isEmpty()\n        ? guards",
                "return guardsAt == null\n        ? guards"),
            edit(
                "zone/ZoneSettings.java",
                "GuardSettings.NONE).within(guards);",
                "GuardSettings.NONE);")),
        Mutation.in(
            Mutation.GUARDS,
            "a zone's setting before the endpoint's own",
            "PutRecordSets",
            edit(
                "guard/GuardSettings.java",
                "minAddresses.isPresent() ? minAddresses : zone.minAddresses,",
                "zone.minAddresses.isPresent() ? zone.minAddresses : minAddresses,")),
        Mutation.of(
            "preconditions not heeded",
            "PutRecordSets",
            edit("protocol/DirectWrites.java", "    return met\n", "    return met || !met\n")));
  }
}
