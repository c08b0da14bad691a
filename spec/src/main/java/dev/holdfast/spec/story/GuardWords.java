package dev.holdfast.spec.story;

import java.util.List;
import java.util.Optional;

/// Words for `Guards.tla`.
final class GuardWords implements Words {

  private static final String LIVE = "live";
  private static final String PLANS = "plans";
  private static final String OVERRIDE = "override";
  private static final String FROZEN = "frozen";

  @Override
  public Optional<String> tell(Step step) {
    return Optional.ofNullable(
        switch (step.action()) {
          case "Plan" -> planned(step.gained(PLANS).getFirst());
          case "EnactPlan" -> "A plan is enacted: %s.".formatted(goesLive(step));
          case "RollBack" ->
              "The operator rolls back and freezes what is touched: %s.".formatted(goesLive(step));
          case "AskIfFrozen" ->
              "An enactor asks whether %s is frozen, and hears that it is not."
                  .formatted(step.gained("asked").getFirst().at("at").orElseThrow());
          case "GrantOverride" ->
              "A person grants an override of %s at %s, for %s."
                  .formatted(
                      Words.and(Words.members(step.now(OVERRIDE, "lifts"))),
                      Words.and(Words.members(step.now(OVERRIDE, "at"))),
                      uses(step.now(OVERRIDE, "granted")));
          case "OverrideEnds" -> "The override expires, or is revoked.";
          case "Freeze" -> "A person freezes %s.".formatted(step.gained(FROZEN).getFirst());
          case "Unfreeze" -> "A person unfreezes %s.".formatted(step.lost(FROZEN).getFirst());
          default -> null;
        });
  }

  private static String planned(Value plan) {
    return "A planner sees %s at %s, and plans %s there as generation %s."
        .formatted(
            addresses(plan.at("saw").orElseThrow().toString()),
            plan.at("at").orElseThrow(),
            addresses(plan.at("addresses").orElseThrow().toString()),
            plan.at("generation").orElseThrow());
  }

  private static String goesLive(Step step) {
    String endpoint = step.who(LIVE);
    String leave =
        step.changed(OVERRIDE).isEmpty()
            ? ""
            : ", by the override, which has %s left".formatted(uses(step.now(OVERRIDE, "left")));
    return "%s answers with %s as generation %s, instead of %s%s"
        .formatted(
            endpoint,
            addresses(step.now(LIVE, endpoint, "addresses")),
            step.now(LIVE, endpoint, "generation"),
            addresses(step.before(LIVE, endpoint, "addresses")),
            leave);
  }

  private static String uses(String number) {
    return number + (number.equals("1") ? " use" : " uses");
  }

  private static String addresses(String set) {
    List<String> members = Words.members(set);
    return members.isEmpty()
        ? "no address"
        : (members.size() == 1 ? "address " : "addresses ") + Words.and(members);
  }
}
