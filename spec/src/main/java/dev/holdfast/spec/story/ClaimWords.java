package dev.holdfast.spec.story;

import java.util.List;
import java.util.Optional;

/// Words for claims and what becomes of them in `Claims.tla`.
final class ClaimWords implements Words {

  private static final String ENACTORS = "enactors";
  private static final String CLAIMS = "claims";

  @Override
  public Optional<String> tell(Step step) {
    String who = step.who(ENACTORS);
    return Optional.ofNullable(
        switch (step.action()) {
          case "ClaimEnactment" ->
              "Enactor %s claims plan %s and takes it to %s."
                  .formatted(
                      who,
                      step.now(ENACTORS, who, "plan"),
                      Words.and(Words.members(step.now(ENACTORS, who, "left"))));
          case "PlanGone" ->
              "Enactor %s finds plan %s gone, and ends its pass where it stands."
                  .formatted(who, step.before(ENACTORS, who, "plan"));
          case "ClaimExpires" -> "The claim of plan %s expires.".formatted(gone(step));
          case "StoreRestarts" ->
              step.lost(CLAIMS).isEmpty()
                  ? "The store restarts; reports on their way to it are lost."
                  : "The store restarts and forgets the claim of plan %s.".formatted(gone(step));
          default -> null;
        });
  }

  private static String gone(Step step) {
    List<Value> gone = step.lost(CLAIMS);
    return gone.getFirst().at("2").orElseThrow().toString();
  }
}
