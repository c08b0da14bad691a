package dev.holdfast.spec.story;

import java.util.Map;
import java.util.Optional;

/// Words for what operators do besides, and for what outside targets say.
final class OperatorWords implements Words {

  private static final Map<String, String> SUBJECTS =
      Map.of("zone", "the zone", "store", "the store");

  @Override
  public Optional<String> tell(Step step) {
    return Optional.ofNullable(
        switch (step.action()) {
          case "ClaimEnactment" -> "An enactor claims a plan for an outside target.";
          case "ClaimExpires" -> "A claim runs out.";
          case "ReportEnactment" -> report(step);
          case "ForgetTarget" -> "The operator has an outside target forgotten.";
          case "Freeze" -> "The operator freezes something.";
          case "Unfreeze" -> "The operator unfreezes something.";
          case "RollBackAndFreeze" ->
              "The operator rolls %s back and has it frozen: %s."
                  .formatted(step.who("endpoints"), StoreWords.goesLive(step));
          case "SetGuards" -> setGuards(step);
          case "SetHistoryLimit" ->
              "The operator lets endpoints keep %s earlier contents."
                  .formatted(step.now("historyLimit"));
          default -> tellOverride(step);
        });
  }

  private static String report(Step step) {
    String target = step.who("held");
    return "Target %s is reported to hold %s."
        .formatted(target, step.now("held", target).replaceAll("[()]", ""));
  }

  private static String setGuards(Step step) {
    String where = step.who("guards");
    String least = step.now("guards", where);
    String name = SUBJECTS.getOrDefault(where, where);
    return least.equals("nothing")
        ? "The operator unsets min-addresses for %s.".formatted(name)
        : "The operator sets min-addresses to %s for %s.".formatted(least, name);
  }

  private static String tellOverride(Step step) {
    String override = step.who("overrides");
    return switch (step.action()) {
      case "GrantOverride" ->
          "Override %s is granted, at %s."
              .formatted(override, Words.and(Words.members(step.now("overrides", override, "at"))));
      case "RevokeOverride" -> "Override %s is revoked.".formatted(override);
      case "OverrideRunsOut" -> "Override %s runs out.".formatted(override);
      case "EnactPlanBringing" ->
          "The store enacts %s, with an override.".formatted(StoreWords.goesLive(step));
      case "RollBackBringing" ->
          "The operator rolls back, with an override: %s.".formatted(StoreWords.goesLive(step));
      case "DeleteRecordSetsBringing" ->
          "The operator retires %s, with an override that was granted."
              .formatted(step.who("endpoints"));
      case "DeleteZoneBringing" -> "The operator deletes the zone, with an override.";
      default -> null;
    };
  }
}
