package dev.holdfast.spec.story;

import java.util.Optional;

/// Words for `Velocity.tla`.
final class VelocityWords implements Words {

  @Override
  public Optional<String> tell(Step step) {
    String change = step.who("past");
    return Optional.ofNullable(
        switch (step.action()) {
          case "Change" ->
              "A change at time %s: %s addresses before, %s removed, %s added."
                  .formatted(
                      step.now("past", change, "at"),
                      step.now("past", change, "before"),
                      step.now("past", change, "removed"),
                      step.now("past", change, "added"));
          case "TimePasses" -> "Time passes: it is %s now.".formatted(step.now("now"));
          case "Restart" ->
              step.changed("removals").isEmpty()
                  ? "A node restarts from its snapshot and log."
                  : "A node restarts and forgets what was removed within the window.";
          default -> null;
        });
  }
}
