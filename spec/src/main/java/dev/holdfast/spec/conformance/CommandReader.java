package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.TlcValues.function;
import static dev.holdfast.spec.conformance.TlcValues.number;
import static dev.holdfast.spec.conformance.TlcValues.set;
import static dev.holdfast.spec.conformance.TlcValues.truth;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import tlc2.value.IValue;

/// Reads a command out of an action's name and arguments.
final class CommandReader {

  private CommandReader() {}

  /// @param arguments in the order in which the action declares them
  static SpecCommand read(String action, List<IValue> arguments) {
    return switch (action) {
      case "OpenPlan" -> new SpecCommand.OpenPlan();
      case "StageRecordSets" ->
          new SpecCommand.StageRecordSets(
              number(arguments.get(0)),
              function(arguments.get(1), TlcValues::name, TlcValues::number));
      case "SealPlan" -> new SpecCommand.SealPlan(number(arguments.get(0)));
      case "EnactPlan" ->
          new SpecCommand.EnactPlan(
              number(arguments.get(0)), names(arguments.get(1)), mode(arguments.get(2)));
      case "RollBack" ->
          new SpecCommand.RollBack(TlcValues.name(arguments.get(0)), number(arguments.get(1)));
      case "PutRecordSets" -> new SpecCommand.PutRecordSets(TlcValues.name(arguments.get(0)));
      case "DeleteRecordSets" -> new SpecCommand.DeleteRecordSets(TlcValues.name(arguments.get(0)));
      case "CleanUp" -> new SpecCommand.CleanUp(number(arguments.get(0)), number(arguments.get(1)));
      case "CreateZone" -> new SpecCommand.CreateZone();
      case "DeleteZone" -> new SpecCommand.DeleteZone();
      default -> readOperation(action, arguments);
    };
  }

  private static SpecCommand readOperation(String action, List<IValue> arguments) {
    return switch (action) {
      case "ClaimEnactment" ->
          new SpecCommand.ClaimEnactment(
              TlcValues.name(arguments.get(0)), number(arguments.get(1)));
      case "ClaimExpires" ->
          new SpecCommand.ClaimExpires(TlcValues.name(arguments.get(0)), number(arguments.get(1)));
      case "ReportEnactment" ->
          new SpecCommand.ReportEnactment(
              TlcValues.name(arguments.get(0)), number(arguments.get(1)), names(arguments.get(2)));
      case "ForgetTarget" -> new SpecCommand.ForgetTarget(TlcValues.name(arguments.get(0)));
      case "Freeze" -> new SpecCommand.Freeze(names(arguments.get(0)));
      case "Unfreeze" -> new SpecCommand.Unfreeze(names(arguments.get(0)));
      case "SetGuards" ->
          new SpecCommand.SetGuards(TlcValues.name(arguments.get(0)), number(arguments.get(1)));
      case "SetHistoryLimit" -> new SpecCommand.SetHistoryLimit(number(arguments.get(0)));
      case "GrantOverrideWithin" ->
          new SpecCommand.GrantOverride(names(arguments.get(0)), number(arguments.get(1)));
      case "RevokeOverride" -> new SpecCommand.RevokeOverride(number(arguments.get(0)));
      case "OverrideRunsOut" -> new SpecCommand.OverrideRunsOut(number(arguments.get(0)));
      default -> readFurtherForm(action, arguments);
    };
  }

  private static SpecCommand readFurtherForm(String action, List<IValue> arguments) {
    return switch (action) {
      case "EnactPlanOverriding" ->
          new SpecCommand.EnactPlanOverriding(
              number(arguments.get(0)), names(arguments.get(1)), mode(arguments.get(2)));
      case "EnactWholePlan" ->
          new SpecCommand.EnactWholePlan(
              number(arguments.get(0)), mode(arguments.get(1)), truth(arguments.get(2)));
      case "ImportZone" ->
          new SpecCommand.ImportZone(number(arguments.get(0)), truth(arguments.get(1)));
      case "RollBackAll" ->
          new SpecCommand.RollBackAll(
              names(arguments.get(0)), number(arguments.get(1)), truth(arguments.get(2)));
      case "RollBackPlan" ->
          new SpecCommand.RollBackPlan(
              number(arguments.get(0)), number(arguments.get(1)), truth(arguments.get(2)));
      case "PutAll" -> new SpecCommand.PutAll(names(arguments.get(0)));
      case "Transact" ->
          new SpecCommand.Transact(
              TlcValues.name(arguments.get(0)), number(arguments.get(1)), names(arguments.get(2)));
      case "DeleteAll" ->
          new SpecCommand.DeleteAll(names(arguments.get(0)), truth(arguments.get(1)));
      case "DeleteEmptyZone" -> new SpecCommand.DeleteEmptyZone();
      case "RollBackAndFreeze" ->
          new SpecCommand.RollBackAndFreeze(
              TlcValues.name(arguments.get(0)), number(arguments.get(1)));
      case "RollBackAllAndFreeze" ->
          new SpecCommand.RollBackAllAndFreeze(names(arguments.get(0)), number(arguments.get(1)));
      case "RollBackPlanAndFreeze" ->
          new SpecCommand.RollBackPlanAndFreeze(number(arguments.get(0)), number(arguments.get(1)));
      default -> readBringing(action, arguments);
    };
  }

  private static SpecCommand readBringing(String action, List<IValue> arguments) {
    int override = number(arguments.getLast());
    return switch (action) {
      case "EnactPlanBringing" ->
          new SpecCommand.EnactPlanBringing(
              number(arguments.get(0)), names(arguments.get(1)), mode(arguments.get(2)), override);
      case "RollBackBringing" ->
          new SpecCommand.RollBackBringing(
              TlcValues.name(arguments.get(0)), number(arguments.get(1)), override);
      case "DeleteRecordSetsBringing" ->
          new SpecCommand.DeleteRecordSetsBringing(TlcValues.name(arguments.get(0)), override);
      case "DeleteZoneBringing" -> new SpecCommand.DeleteZoneBringing(override);
      default ->
          throw new IllegalArgumentException(
              "the spec has a command that is not known here: " + action);
    };
  }

  private static SortedSet<String> names(IValue value) {
    return set(value, TlcValues::name);
  }

  private static SpecCommand.Mode mode(IValue value) {
    return SpecCommand.Mode.valueOf(TlcValues.name(value).toUpperCase(Locale.ROOT));
  }
}
