package dev.holdfast.server.translation;

import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When a request for which the store has no room may be sent again.
final class Throttling {

  /// About the time in which what each rule counts is let go by those who work with the store:
  /// planners seal, enactors clean up, claims expire. Where only a person makes room there is none.
  private static final Map<String, Duration> BY_RULE =
      Map.of(
          Rule.TOO_MANY_OPEN_PLANS, Duration.ofSeconds(2),
          Rule.STAGED_OCTETS_OF_CALLER, Duration.ofSeconds(2),
          Rule.STAGED_OCTETS, Duration.ofSeconds(5),
          Rule.TOO_MANY_PLANS, Duration.ofSeconds(10),
          Rule.TOO_MANY_CLAIMS, Duration.ofSeconds(10));

  private Throttling() {}

  static boolean isThrottled(List<Refusal> refusals) {
    return refusals.stream().allMatch(refusal -> Rule.OF_PLENTY.contains(refusal.rule()));
  }

  /// How long to wait; absent where waiting alone does not help.
  ///
  /// @param after a state in which the refusal has been decided, or a later one
  static Optional<Duration> retryAfter(List<Refusal> refusals, Command command, State after) {
    String rule = refusals.getFirst().rule();
    return rule.equals(Rule.STAGED_OCTETS_OF_CALLER) && isTooLargeByItself(command, after)
        ? Optional.empty()
        : Optional.ofNullable(BY_RULE.get(rule));
  }

  /// Whether the plan a chunk was for takes up all the room of its caller: nobody else can make
  /// any.
  private static boolean isTooLargeByItself(Command command, State after) {
    return command instanceof Command.StageRecordSets stage
        && after.plans().find(stage.generation()).orElse(null) instanceof Plan.Open plan
        && after.plans().open().stream()
            .filter(other -> other.generation() != plan.generation())
            .filter(other -> other.opened().author().equals(plan.opened().author()))
            .allMatch(other -> other.octets() == 0);
  }
}
