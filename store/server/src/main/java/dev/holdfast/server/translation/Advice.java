package dev.holdfast.server.translation;

import dev.holdfast.guard.Guards;
import dev.holdfast.guard.MaxEndpointsChanged;
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
          Map.entry(Rule.TOO_MANY_PLANS, "Have old plans cleaned up, then try again"),
          Map.entry(
              Rule.STAGED_OCTETS_OF_CALLER,
              "Seal your open plans, have them cleaned up, or split this one, then try again"),
          Map.entry(Rule.STAGED_OCTETS, "Have old plans cleaned up, then try again"),
          Map.entry(
              Rule.NOT_AS_REVIEWED, "Review it again with DiffPlan, and enact what that tells"),
          Map.entry(Rule.FROZEN, "Ask whoever froze it, and unfreeze it"),
          Map.entry(Rule.ALREADY_FROZEN, "It is held already; unfreeze it to freeze it anew"),
          Map.entry(Rule.NOT_FROZEN, "ListFreezes tells what is frozen"),
          Map.entry(Rule.TOO_MANY_FREEZES, "Unfreeze some, or freeze the zone instead"),
          Map.entry(Rule.TOO_MANY_GUARD_SETTINGS, "Set the guards of the zone instead"),
          Map.entry(Rule.UNKNOWN_GUARD, "Name guards of that list only"),
          Map.entry(Rule.STALE_REPORT, "Let it go: a newer plan was reported there"),
          Map.entry(Rule.NO_SUCH_TARGET, "ListTargets tells which there are"),
          Map.entry(Rule.TOO_MANY_TARGETS, "Forget targets that are no more"),
          Map.entry(Rule.TOO_MANY_CLAIMS, "Let claims expire and clean up, then try again"),
          Map.entry(Rule.TOO_MANY_REPORTS, "Forget targets that are no more"),
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
          Map.entry(Rule.NOT_PERMITTED, "An admin of that scope can grant the role; see GrantRole"),
          Map.entry(
              Rule.ENABLER_NOT_ADMIN, "Grant yourself the role admin over the whole store first"),
          Map.entry(Rule.LAST_ADMIN, "Grant somebody else the role first, or disable access first"),
          Map.entry(Rule.ROLE_NOT_GRANTED, "ListRoles tells who has which"),
          Map.entry(Rule.TOKEN_EXISTS, "Choose another id, or revoke that one first"),
          Map.entry(Rule.NO_SUCH_TOKEN, "ListTokens tells which there are"),
          Map.entry(Rule.TOO_MANY_GRANTS, "Revoke roles that nobody needs"),
          Map.entry(Rule.TOO_MANY_TOKENS, "Revoke tokens that nobody needs"),
          Map.entry(Rule.REQUEST_ID_REUSED, "Make a new request id for each new request"),
          Map.entry(Guards.CNAME_ALONE, "Leave the CNAME or the other record sets out"),
          Map.entry(
              MaxEndpointsChanged.RULE,
              "Enact it in smaller slices, or grant an override that names this zone"),
          Map.entry(
              NeverEmpty.RULE,
              "Give it another answer, or grant an override that names this endpoint"));

  /// For all other guards.
  private static final String OF_GUARDS =
      "Change what the endpoint is to hold, or grant an override that names this endpoint";

  private Advice() {}

  static Optional<String> on(String rule) {
    return Optional.ofNullable(BY_RULE.get(rule))
        .or(() -> Guards.LIFTABLE.contains(rule) ? Optional.of(OF_GUARDS) : Optional.empty());
  }
}
