package dev.holdfast.spec.conformance;

import java.util.SortedMap;
import java.util.SortedSet;

/// A command as the spec has it: an action of `spec/tla/Store.tla` or one of the further forms in
/// `spec/tla/Commands.tla`, with its arguments.
public sealed interface SpecCommand {

  /// As a destination of a roll-back: what was live before.
  int PREVIOUS = 0;

  record OpenPlan() implements SpecCommand {}

  /// @param chunk contents by endpoint
  record StageRecordSets(int generation, SortedMap<String, Integer> chunk) implements SpecCommand {}

  record SealPlan(int generation) implements SpecCommand {}

  record EnactPlan(int generation, SortedSet<String> endpoints, Mode mode) implements SpecCommand {}

  record RollBack(String endpoint, int to) implements SpecCommand {}

  record PutRecordSets(String endpoint) implements SpecCommand {}

  record DeleteRecordSets(String endpoint) implements SpecCommand {}

  /// @param keep how many of the newest sealed plans to keep
  /// @param expired open plans up to this generation are too old
  record CleanUp(int keep, int expired) implements SpecCommand {}

  record CreateZone() implements SpecCommand {}

  record DeleteZone() implements SpecCommand {}

  record EnactPlanOverriding(int generation, SortedSet<String> endpoints, Mode mode)
      implements SpecCommand {}

  record EnactWholePlan(int generation, Mode mode, boolean override) implements SpecCommand {}

  record ImportZone(int generation, boolean override) implements SpecCommand {}

  /// @param to a generation, or [#PREVIOUS]
  record RollBackAll(SortedSet<String> endpoints, int to, boolean override)
      implements SpecCommand {}

  /// @param to a generation, or [#PREVIOUS]
  record RollBackPlan(int generation, int to, boolean override) implements SpecCommand {}

  record PutAll(SortedSet<String> endpoints) implements SpecCommand {}

  /// Puts at all endpoints where `compared` is live as `generation`, and deletes them where not.
  record Transact(String compared, int generation, SortedSet<String> endpoints)
      implements SpecCommand {}

  record DeleteAll(SortedSet<String> endpoints, boolean override) implements SpecCommand {}

  record DeleteEmptyZone() implements SpecCommand {}

  record ClaimEnactment(String target, int generation) implements SpecCommand {}

  /// No command, but time passing until a claim has run out.
  record ClaimExpires(String target, int generation) implements SpecCommand {}

  record ReportEnactment(String target, int generation, SortedSet<String> endpoints)
      implements SpecCommand {}

  record ForgetTarget(String target) implements SpecCommand {}

  /// @param subjects endpoints, or else [SpecState#ZONE] or [SpecState#STORE]
  record Freeze(SortedSet<String> subjects) implements SpecCommand {}

  record Unfreeze(SortedSet<String> subjects) implements SpecCommand {}

  record RollBackAndFreeze(String endpoint, int to) implements SpecCommand {}

  record RollBackAllAndFreeze(SortedSet<String> endpoints, int to) implements SpecCommand {}

  record RollBackPlanAndFreeze(int generation, int to) implements SpecCommand {}

  /// @param subject an endpoint, or [SpecState#ZONE]
  /// @param least the setting of `min-addresses`; 0 unsets it
  record SetGuards(String subject, int least) implements SpecCommand {}

  record SetHistoryLimit(int limit) implements SpecCommand {}

  /// @param at as in [SpecState.Permission]
  record GrantOverride(SortedSet<String> at, int uses) implements SpecCommand {}

  record RevokeOverride(int override) implements SpecCommand {}

  /// No command, but time passing until an override has run out.
  record OverrideRunsOut(int override) implements SpecCommand {}

  record EnactPlanBringing(int generation, SortedSet<String> endpoints, Mode mode, int override)
      implements SpecCommand {}

  record RollBackBringing(String endpoint, int to, int override) implements SpecCommand {}

  record DeleteRecordSetsBringing(String endpoint, int override) implements SpecCommand {}

  record DeleteZoneBringing(int override) implements SpecCommand {}

  /// Whether endpoints stand or fall together.
  enum Mode {
    ATOMIC,
    INDEPENDENT
  }

  /// The name of the action.
  default String action() {
    return getClass().getSimpleName();
  }

  /// Whether it draws a generation where it is accepted and changes something.
  default boolean draws() {
    return switch (this) {
      case OpenPlan _, RollBack _, RollBackAll _, RollBackPlan _, CreateZone _ -> true;
      case RollBackAndFreeze _, RollBackAllAndFreeze _, RollBackPlanAndFreeze _ -> true;
      case RollBackBringing _, DeleteRecordSetsBringing _ -> true;
      case PutRecordSets _, PutAll _, DeleteRecordSets _, DeleteAll _, Transact _ -> true;
      case StageRecordSets _, SealPlan _, CleanUp _, ImportZone _ -> false;
      case EnactPlan _, EnactPlanOverriding _, EnactWholePlan _, EnactPlanBringing _ -> false;
      case DeleteZone _, DeleteEmptyZone _, DeleteZoneBringing _ -> false;
      case ClaimEnactment _, ClaimExpires _, ReportEnactment _, ForgetTarget _ -> false;
      case Freeze _, Unfreeze _, SetGuards _, SetHistoryLimit _ -> false;
      case GrantOverride _, RevokeOverride _, OverrideRunsOut _ -> false;
    };
  }

  /// Whether each endpoint has a verdict of its own, so that others may change where one is
  /// refused.
  default boolean isIndependent() {
    return switch (this) {
      case EnactPlan enact -> enact.mode == Mode.INDEPENDENT;
      case EnactPlanOverriding enact -> enact.mode == Mode.INDEPENDENT;
      case EnactPlanBringing enact -> enact.mode == Mode.INDEPENDENT;
      case EnactWholePlan enact -> enact.mode == Mode.INDEPENDENT;
      case ReportEnactment _ -> true;
      case SpecCommand _ -> false;
    };
  }

  /// Whether it brings the override that is there for the asking, of all guards and
  /// `zone-not-empty`.
  default boolean bringsOverride() {
    return switch (this) {
      case EnactPlanOverriding _, DeleteRecordSets _, DeleteZone _ -> true;
      case EnactWholePlan enact -> enact.override;
      case ImportZone load -> load.override;
      case RollBackAll back -> back.override;
      case RollBackPlan back -> back.override;
      case DeleteAll delete -> delete.override;
      case SpecCommand _ -> false;
    };
  }

  /// Whether it names no endpoint, or would leave one without an address.
  default boolean isUnusual() {
    return switch (this) {
      case StageRecordSets stage ->
          stage.chunk.isEmpty() || stage.chunk.containsValue(SpecState.NO_ADDRESS);
      case EnactPlan enact -> enact.endpoints.isEmpty();
      case EnactPlanOverriding enact -> enact.endpoints.isEmpty();
      case RollBackAll back -> back.endpoints.isEmpty();
      case DeleteAll delete -> delete.endpoints.isEmpty();
      case RollBackAllAndFreeze back -> back.endpoints.isEmpty();
      case EnactPlanBringing enact -> enact.endpoints.isEmpty();
      case ReportEnactment report -> report.endpoints.isEmpty();
      case SpecCommand _ -> false;
    };
  }
}
