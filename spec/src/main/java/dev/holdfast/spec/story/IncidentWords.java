package dev.holdfast.spec.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words for `Incident.tla`.
final class IncidentWords implements Words {

  private static final String ENACTORS = "enactors";
  private static final String ACTIVE = "active";

  @Override
  public Optional<String> tell(Step step) {
    String who = step.who(ENACTORS);
    return Optional.ofNullable(
        switch (step.action()) {
          case "Propose" -> "Planner proposes plan %s.".formatted(step.now("newest"));
          case "StartPass" ->
              ("Enactor %s starts a pass with plan %s. It checks, once, that nothing newer is active:"
                      + " true at this moment.")
                  .formatted(who, step.now(ENACTORS, who, "plan"));
          case "Install" -> install(step, who);
          case "Skip" ->
              "Enactor %s skips an endpoint where something newer is active.".formatted(who);
          case "Reject" ->
              ("Enactor %s tries to install plan %s at %s and is turned away: the rollback record"
                      + " would have to point at plan %s, which is gone.")
                  .formatted(
                      who,
                      step.before(ENACTORS, who, "plan"),
                      rejectedAt(step, who),
                      step.now(ACTIVE, rejectedAt(step, who)));
          case "PlanGone" ->
              "Enactor %s finds its plan %s gone and gives its pass up."
                  .formatted(who, step.before(ENACTORS, who, "plan"));
          case "Crash" -> "Enactor %s crashes and starts again, knowing nothing.".formatted(who);
          case "ChooseOldPlans" -> choose(step, who);
          case "DeletePlan" -> delete(step, who);
          default -> null;
        });
  }

  private static String install(Step step, String who) {
    String endpoint = step.who(ACTIVE);
    String old = step.before(ACTIVE, endpoint);
    String plan = step.before(ENACTORS, who, "plan");
    String over =
        old.equals("0")
            ? ""
            : Integer.parseInt(old) > Integer.parseInt(plan)
                ? ", over the newer plan %s: its check is long stale".formatted(old)
                : ", over plan %s".formatted(old);
    return "Enactor %s gets the lock of %s and installs plan %s%s."
        .formatted(who, endpoint, plan, over);
  }

  /// The empty endpoint on the way of the enactor that is turned away.
  private static String rejectedAt(Step step, String who) {
    List<String> plans = Words.members(step.now("plans"));
    return Words.members(step.before(ENACTORS, who, "left")).stream()
        .filter(endpoint -> !plans.contains(step.now(ACTIVE, endpoint)))
        .findFirst()
        .orElseThrow();
  }

  private static String choose(Step step, String who) {
    String plan = step.before(ENACTORS, who, "plan");
    List<String> doomed = Words.members(step.now(ENACTORS, who, "doomed").replace("nothing", ""));
    return doomed.isEmpty()
        ? "Enactor %s has finished its pass with plan %s and finds nothing to clean up."
            .formatted(who, plan)
        : "Enactor %s has finished its pass with plan %s and starts clean-up: plan %s is many generations old."
            .formatted(who, plan, Words.and(doomed));
  }

  private static String delete(Step step, String who) {
    List<String> kept = Words.members(step.now("plans"));
    List<String> gone =
        Words.members(step.before("plans")).stream().filter(plan -> !kept.contains(plan)).toList();
    if (gone.isEmpty()) {
      return "Enactor %s finds the plan live again and spares it.".formatted(who);
    }
    List<String> empty =
        step.after().variables().get(ACTIVE).parts().entrySet().stream()
            .filter(entry -> gone.contains(entry.getValue().toString()))
            .map(Map.Entry::getKey)
            .toList();
    return empty.isEmpty()
        ? "Enactor %s deletes plan %s.".formatted(who, Words.and(gone))
        : "Enactor %s deletes plan %s — its records go with it: %s answers nothing."
            .formatted(who, Words.and(gone), Words.and(empty));
  }
}
