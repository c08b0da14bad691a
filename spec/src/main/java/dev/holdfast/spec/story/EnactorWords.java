package dev.holdfast.spec.story;

import java.util.List;
import java.util.Optional;

/// Words for what enactors do in `PlanEnactCleanUp.tla`.
final class EnactorWords implements Words {

  private static final String ENACTORS = "enactors";

  @Override
  public Optional<String> tell(Step step) {
    String who = step.who(ENACTORS);
    if (who.equals("?")) {
      return Optional.empty();
    }
    String plan = step.before(ENACTORS, who, "plan");
    return Optional.ofNullable(
        switch (step.action()) {
          case "ReadPlans" ->
              "Enactor %s reads the list of plans and takes plan %s to %s."
                  .formatted(
                      who,
                      step.now(ENACTORS, who, "plan"),
                      Words.and(Words.members(step.now(ENACTORS, who, "left"))));
          case "EnactPlan" ->
              "Enactor %s enacts plan %s: %s.".formatted(who, plan, StoreWords.goesLive(step));
          case "EnactPlanRefused" ->
              "The store refuses plan %s to enactor %s at %s."
                  .formatted(plan, who, Words.and(asked(step, who)));
          case "Compare" ->
              "Enactor %s compares: plan %s is newer than what is live at %s."
                  .formatted(who, plan, step.now(ENACTORS, who, "endpoint"));
          case "WriteUnasked" ->
              "Enactor %s writes what it compared before: %s."
                  .formatted(who, StoreWords.goesLive(step));
          case "DecideCleanUp" -> decide(step, who);
          case "CleanUp" ->
              step.changed("plans").isEmpty()
                  ? "Enactor %s asks for clean-up; there is nothing to delete.".formatted(who)
                  : "Enactor %s asks for clean-up: plan %s is deleted."
                      .formatted(who, Words.and(step.changed("plans")));
          case "Crash" -> "Enactor %s crashes.".formatted(who);
          case "Restart" -> "Enactor %s starts again, knowing nothing.".formatted(who);
          default -> null;
        });
  }

  private static String decide(Step step, String who) {
    String doomed = step.now(ENACTORS, who, "doomed");
    return doomed.equals("nothing")
        ? "Enactor %s settles on a policy: keep the newest %s."
            .formatted(who, step.now(ENACTORS, who, "keep"))
        : "Enactor %s picks what to clean up: plan %s."
            .formatted(who, Words.and(Words.members(doomed)));
  }

  private static List<String> asked(Step step, String who) {
    List<String> left = Words.members(step.now(ENACTORS, who, "left").replace("nothing", ""));
    return Words.members(step.before(ENACTORS, who, "left")).stream()
        .filter(endpoint -> !left.contains(endpoint))
        .toList();
  }
}
