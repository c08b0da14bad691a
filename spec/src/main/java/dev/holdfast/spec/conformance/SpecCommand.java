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

  record DeleteAll(SortedSet<String> endpoints, boolean override) implements SpecCommand {}

  record DeleteEmptyZone() implements SpecCommand {}

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
      case PutRecordSets _, PutAll _, DeleteRecordSets _, DeleteAll _ -> true;
      case StageRecordSets _, SealPlan _, CleanUp _, ImportZone _ -> false;
      case EnactPlan _, EnactPlanOverriding _, EnactWholePlan _ -> false;
      case DeleteZone _, DeleteEmptyZone _ -> false;
    };
  }

  /// Whether each endpoint has a verdict of its own, so that others may change where one is
  /// refused.
  default boolean isIndependent() {
    return switch (this) {
      case EnactPlan enact -> enact.mode == Mode.INDEPENDENT;
      case EnactPlanOverriding enact -> enact.mode == Mode.INDEPENDENT;
      case EnactWholePlan enact -> enact.mode == Mode.INDEPENDENT;
      case OpenPlan _, StageRecordSets _, SealPlan _, CleanUp _, ImportZone _ -> false;
      case RollBack _, RollBackAll _, RollBackPlan _, CreateZone _ -> false;
      case PutRecordSets _, PutAll _, DeleteRecordSets _, DeleteAll _ -> false;
      case DeleteZone _, DeleteEmptyZone _ -> false;
    };
  }

  /// Whether it brings an override, of `never-empty` and `zone-not-empty`.
  default boolean bringsOverride() {
    return switch (this) {
      case EnactPlanOverriding _, DeleteRecordSets _, DeleteZone _ -> true;
      case EnactWholePlan enact -> enact.override;
      case ImportZone load -> load.override;
      case RollBackAll back -> back.override;
      case RollBackPlan back -> back.override;
      case DeleteAll delete -> delete.override;
      case OpenPlan _, StageRecordSets _, SealPlan _, EnactPlan _, RollBack _ -> false;
      case PutRecordSets _, PutAll _, CleanUp _, CreateZone _, DeleteEmptyZone _ -> false;
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
      case OpenPlan _, SealPlan _, EnactWholePlan _, RollBack _, RollBackPlan _ -> false;
      case PutRecordSets _, PutAll _, DeleteRecordSets _, CleanUp _ -> false;
      case CreateZone _, ImportZone _, DeleteZone _, DeleteEmptyZone _ -> false;
    };
  }
}
