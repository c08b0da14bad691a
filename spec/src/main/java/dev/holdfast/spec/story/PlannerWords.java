package dev.holdfast.spec.story;

import java.util.Optional;

/// Words for what planners do in `Planning.tla`.
final class PlannerWords implements Words {

  private static final String PLANNERS = "planners";

  @Override
  public Optional<String> tell(Step step) {
    String who = step.who(PLANNERS);
    return Optional.ofNullable(
        switch (step.action()) {
          case "WorldMoves" -> "The world moves on to version %s.".formatted(step.now("world"));
          case "OpenPlan" ->
              "Planner %s draws generation %s and opens its plan."
                  .formatted(who, step.now(PLANNERS, who, "generation"));
          case "Look" ->
              "Planner %s looks at the world and sees version %s."
                  .formatted(who, step.now(PLANNERS, who, "saw"));
          case "StageRecordSets" ->
              "What a planner saw goes into plan %s.".formatted(step.who("plans"));
          case "SealPlan" -> "Planner %s seals plan %s.".formatted(who, step.who("plans"));
          case "Crash" -> "Planner %s crashes and starts afresh.".formatted(who);
          default -> null;
        });
  }
}
