package dev.holdfast.spec.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words for the store's commands.
final class StoreWords implements Words {

  private static final String ENDPOINTS = "endpoints";
  private static final String PLANS = "plans";

  @Override
  public Optional<String> tell(Step step) {
    String generation = step.now("lastGeneration");
    String endpoint = step.who(ENDPOINTS);
    String plan = step.who(PLANS);
    return Optional.ofNullable(
        switch (step.action()) {
          case "OpenPlan" ->
              "A planner draws generation %s and opens its plan.".formatted(generation);
          case "StageRecordSets" -> stage(step, plan);
          case "SealPlan" ->
              "Plan %s is sealed; it covers %s.".formatted(plan, Words.and(covers(step, plan)));
          case "EnactPlan" -> "The store enacts %s.".formatted(goesLive(step));
          case "RollBack" -> "The operator rolls %s back: %s.".formatted(endpoint, goesLive(step));
          case "PutRecordSets" ->
              "Somebody puts record sets at %s; they go live as generation %s."
                  .formatted(endpoint, generation);
          case "DeleteRecordSets" ->
              "The operator retires %s, with an override, as generation %s."
                  .formatted(endpoint, generation);
          case "CleanUp" -> cleanUp(step);
          case "CreateZone" ->
              "The zone is made again, with floor %s.".formatted(step.now("zone", "floor"));
          case "DeleteZone" -> "The operator deletes the zone and all its endpoints.";
          default -> null;
        });
  }

  /// What goes live where in this step, and over what.
  static String goesLive(Step step) {
    return Words.and(step.changed(ENDPOINTS).stream().map(e -> goesLive(step, e)).toList());
  }

  private static String goesLive(Step step, String endpoint) {
    String generation = step.now(ENDPOINTS, endpoint, "live", "generation");
    String content = step.now(ENDPOINTS, endpoint, "live", "content");
    String old = step.before(ENDPOINTS, endpoint, "live", "generation");
    String what = content.equals(generation) ? "" : " with " + content(content);
    String over = old.equals("nothing") ? "" : ", over generation " + old;
    return "generation %s%s at %s%s".formatted(generation, what, endpoint, over);
  }

  private static String content(String content) {
    return content.equals("0") ? "no address" : "the addresses of " + content;
  }

  private static String stage(Step step, String plan) {
    List<String> known = covered(step.before(), plan);
    List<String> staged =
        covers(step, plan).stream()
            .filter(e ->
                !known.contains(e)
                    || !step.before(PLANS, plan, "content", e)
                        .equals(step.now(PLANS, plan, "content", e)))
            .map(e -> "%s for %s".formatted(said(step, plan, e), e))
            .toList();
    return "Plan %s, %s, takes %s."
        .formatted(plan, step.before(PLANS, plan, "status"), Words.and(staged));
  }

  private static String said(Step step, String plan, String endpoint) {
    String content = step.now(PLANS, plan, "content", endpoint);
    return content.equals("0") ? "no address" : "addresses";
  }

  private static String cleanUp(Step step) {
    List<String> cleaned = step.changed(PLANS);
    List<String> live =
        step.after().variables().get(ENDPOINTS).parts().entrySet().stream()
            .filter(entry ->
                cleaned.contains(
                    entry.getValue().at("live", "generation").orElseThrow().toString()))
            .map(Map.Entry::getKey)
            .toList();
    String danger = live.isEmpty() ? "" : ", which is live at " + Words.and(live);
    return "Clean-up deletes plan %s%s.".formatted(Words.and(cleaned), danger);
  }

  private static List<String> covers(Step step, String plan) {
    return covered(step.after(), plan);
  }

  private static List<String> covered(TraceState state, String plan) {
    return state.variables().get(PLANS).at(plan, "content").stream()
        .flatMap(content -> content.parts().keySet().stream())
        .toList();
  }
}
