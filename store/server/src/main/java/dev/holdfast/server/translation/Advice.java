package dev.holdfast.server.translation;

import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.protocol.Rule;
import java.util.Map;
import java.util.Optional;

/// What a person can do about each refusal.
final class Advice {

  private static final Map<String, String> BY_RULE =
      Map.ofEntries(
          Map.entry(Rule.STALE_GENERATION, "Let it go, or open a new plan and enact that"),
          Map.entry(Rule.PLAN_NOT_FOUND, "ListPlans tells which plans there are"),
          Map.entry(Rule.PLAN_NOT_OPEN, "A sealed plan stays as it is; open a new one"),
          Map.entry(Rule.PLAN_NOT_SEALED, "Seal it first"),
          Map.entry(Rule.PLAN_CLEANED, "Open a new plan, or roll back to what history holds"),
          Map.entry(Rule.CHUNK_GAP, "Stage the chunks before it first"),
          Map.entry(Rule.ENDPOINT_TWICE, "Open a new plan that names each endpoint once"),
          Map.entry(Rule.PLAN_EMPTY, "Stage what it is to say, or leave it to clean-up"),
          Map.entry(Rule.PLAN_SIZE, "Split it into several plans"),
          Map.entry(Rule.TOO_MANY_OPEN_PLANS, "Seal some, or have open ones cleaned up"),
          Map.entry(Rule.DIGEST_MISMATCH, "Stage it again as a new plan, and seal what was told"),
          Map.entry(Rule.COUNT_MISMATCH, "Stage it again as a new plan, and count what is meant"),
          Map.entry(Rule.NOT_IN_PLAN, "Name only endpoints of the plan; GetPlan lists them"),
          Map.entry(Rule.NOT_IN_HISTORY, "Choose a generation that the endpoint's history holds"),
          Map.entry(Rule.NOT_LIVE, "There is nothing to roll back"),
          Map.entry(Rule.NO_SUCH_ZONE, "Create or import the zone first"),
          Map.entry(Rule.ZONE_EXISTS, "Change it by a plan, or import into it"),
          Map.entry(Rule.ZONE_OVERLAP, "Delegate the name in the zone above first"),
          Map.entry(Rule.ZONE_NEEDS_NAME_SERVER, "Give its NS records with it"),
          Map.entry(
              Rule.ZONE_NOT_EMPTY,
              "Retire its endpoints first, or grant an override that names this zone"),
          Map.entry(Rule.OUTSIDE_ZONE, "Leave the name out, or import it into its own zone"),
          Map.entry(Rule.BAD_RECORD_SET, "Change what the endpoint is to hold"),
          Map.entry(Rule.PRECONDITION, "Read the endpoint again and decide anew"),
          Map.entry(Rule.OVERRIDE_UNKNOWN, "ListOverrides tells which there are"),
          Map.entry(Rule.OVERRIDE_USED_UP, "Grant a new one"),
          Map.entry(Rule.OVERRIDE_EXPIRED, "Grant a new one"),
          Map.entry(Rule.REQUEST_ID_REUSED, "Make a new request id for each new request"),
          Map.entry(
              NeverEmpty.RULE,
              "Give it another answer, or grant an override that names this endpoint"));

  private Advice() {}

  static Optional<String> on(String rule) {
    return Optional.ofNullable(BY_RULE.get(rule));
  }
}
