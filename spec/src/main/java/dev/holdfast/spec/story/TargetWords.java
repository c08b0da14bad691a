package dev.holdfast.spec.story;

import java.util.List;
import java.util.Optional;

/// Words for what enactors and the network do in `OutsideTargets.tla`.
final class TargetWords implements Words {

  private static final String ENACTORS = "enactors";
  private static final String TARGET = "target";
  private static final String MAIL = "mail";

  @Override
  public Optional<String> tell(Step step) {
    String who = step.who(ENACTORS);
    String plan = step.before(ENACTORS, who, "plan");
    return Optional.ofNullable(
        switch (step.action()) {
          case "TakePlan" ->
              "Enactor %s finds plan %s due and takes it to %s."
                  .formatted(
                      who,
                      step.now(ENACTORS, who, "plan"),
                      Words.and(Words.members(step.now(ENACTORS, who, "left"))));
          case "Push" ->
              "Enactor %s reads the marker at %s, which is %s, and sends plan %s against it."
                  .formatted(
                      who,
                      step.now(ENACTORS, who, "endpoint"),
                      step.now(ENACTORS, who, "expects"),
                      plan);
          case "FindsNewer" ->
              "Enactor %s finds something newer than plan %s, and lets it be.".formatted(who, plan);
          case "FindsDone" ->
              "Enactor %s finds plan %s at %s already."
                  .formatted(who, plan, step.now(ENACTORS, who, "endpoint"));
          case "StopsWaiting" ->
              "Enactor %s hears nothing, or no, and goes to read the marker at %s anew."
                  .formatted(who, step.before(ENACTORS, who, "endpoint"));
          case "Tell" ->
              "Enactor %s reports to the store that plan %s is at %s."
                  .formatted(who, plan, step.before(ENACTORS, who, "endpoint"));
          case "UpdateTarget" -> updated(step, who);
          case "TearDown" ->
              "Half an update arrives: what stood at %s is taken down.".formatted(step.who(TARGET));
          case "ReportEnactment" -> reported(step);
          case "LoseMail" -> "No copy is left of %s.".formatted(message(step.lost(MAIL)));
          default -> null;
        });
  }

  private static String updated(Step step, String who) {
    String endpoint = step.who(TARGET);
    String heard = who.equals("?") ? "nobody hears of it" : "enactor %s hears of it".formatted(who);
    return endpoint.equals("?")
        ? "An update arrives that changes nothing; %s.".formatted(heard)
        : "An update arrives: %s holds generation %s now, over generation %s; %s."
            .formatted(
                endpoint,
                step.now(TARGET, endpoint, "generation"),
                step.before(TARGET, endpoint, "generation"),
                heard);
  }

  private static String reported(Step step) {
    String target = step.who("held");
    List<String> told =
        step.after().variables().get("held").at(target).stream()
            .flatMap(held -> held.parts().keySet().stream())
            .filter(endpoint ->
                !step.before("held", target, endpoint).equals(step.now("held", target, endpoint)))
            .map(
                endpoint -> "plan %s at %s".formatted(step.now("held", target, endpoint), endpoint))
            .toList();
    return "A report arrives: the store notes that the target holds %s.".formatted(Words.and(told));
  }

  private static String message(List<Value> lost) {
    Value message = lost.getFirst();
    String kind = message.at("expects").isPresent() ? "an update" : "a report";
    return "%s of plan %s at %s"
        .formatted(kind, message.at("plan").orElseThrow(), message.at("endpoint").orElseThrow());
  }
}
