package dev.holdfast.spec.conformance;

import dev.holdfast.spec.conformance.SpecCommand.Mode;
import java.util.Locale;
import java.util.SortedSet;

/// Commands as a person would say them.
final class CommandWords {

  private CommandWords() {}

  static String of(SpecCommand command) {
    String said =
        switch (command) {
          case SpecCommand.OpenPlan _ -> "";
          case SpecCommand.StageRecordSets(int generation, var chunk) ->
              "%s: %s"
                  .formatted(
                      plan(generation), chunk.isEmpty() ? "nothing" : SpecState.words(chunk));
          case SpecCommand.SealPlan(int generation) -> plan(generation);
          case SpecCommand.EnactPlan(int generation, var endpoints, var mode) ->
              enact(generation, list(endpoints), mode);
          case SpecCommand.EnactPlanOverriding(int generation, var endpoints, var mode) ->
              enact(generation, list(endpoints), mode);
          case SpecCommand.EnactWholePlan(int generation, var mode, boolean _) ->
              enact(generation, "all it names", mode);
          case SpecCommand.ImportZone(int generation, boolean _) -> plan(generation);
          case SpecCommand.RollBack(String endpoint, int to) -> endpoint + destination(to);
          case SpecCommand.RollBackAll(var endpoints, int to, boolean _) ->
              list(endpoints) + destination(to);
          case SpecCommand.RollBackPlan(int generation, int to, boolean _) ->
              "what is live from " + plan(generation) + destination(to);
          case SpecCommand.PutRecordSets(String endpoint) -> endpoint;
          case SpecCommand.PutAll(var endpoints) -> list(endpoints);
          case SpecCommand.DeleteRecordSets(String endpoint) -> endpoint;
          case SpecCommand.Transact(String compared, int generation, var endpoints) ->
              "%s if %s has generation %d, to hold addresses, else to be deleted"
                  .formatted(list(endpoints), compared, generation);
          case SpecCommand.DeleteAll(var endpoints, boolean _) -> list(endpoints);
          case SpecCommand.CleanUp(int keep, int expired) ->
              "keep the newest %d, give up open plans up to %d".formatted(keep, expired);
          case SpecCommand.CreateZone _, SpecCommand.DeleteZone _ -> "";
          case SpecCommand.DeleteEmptyZone _ -> "";
          case SpecCommand.ClaimEnactment _,
              SpecCommand.ClaimExpires _,
              SpecCommand.ReportEnactment _,
              SpecCommand.ForgetTarget _ ->
              ofTarget(command);
          case SpecCommand.Freeze(var subjects) -> list(subjects);
          case SpecCommand.Unfreeze(var subjects) -> list(subjects);
          case SpecCommand.RollBackAndFreeze(String endpoint, int to) -> endpoint + destination(to);
          case SpecCommand.RollBackAllAndFreeze(var endpoints, int to) ->
              list(endpoints) + destination(to);
          case SpecCommand.RollBackPlanAndFreeze(int generation, int to) ->
              "what is live from " + plan(generation) + destination(to);
          case SpecCommand.SetGuards(String subject, int least) ->
              "at least %d addresses at %s".formatted(least, subject);
          case SpecCommand.SetHistoryLimit(int limit) -> limit + " contents";
          case SpecCommand.GrantOverride(var at, int uses) ->
              "at %s, %d uses".formatted(list(at), uses);
          case SpecCommand.RevokeOverride(int override) -> override(override);
          case SpecCommand.OverrideRunsOut(int override) -> override(override);
          case SpecCommand.EnactPlanBringing(
                  int generation,
                  var endpoints,
                  var mode,
                  int override) ->
              enact(generation, list(endpoints), mode) + ", with " + override(override);
          case SpecCommand.RollBackBringing(String endpoint, int to, int override) ->
              endpoint + destination(to) + ", with " + override(override);
          case SpecCommand.DeleteRecordSetsBringing(String endpoint, int override) ->
              endpoint + ", with " + override(override);
          case SpecCommand.DeleteZoneBringing(int override) -> "with " + override(override);
        };
    String override = command.bringsOverride() ? "with an override" : "";
    String comma = said.isEmpty() || override.isEmpty() ? "" : ", ";
    return said.isEmpty() && override.isEmpty()
        ? command.action()
        : "%s(%s%s%s)".formatted(command.action(), said, comma, override);
  }

  private static String ofTarget(SpecCommand command) {
    return switch (command) {
      case SpecCommand.ClaimEnactment(String target, int generation) ->
          plan(generation) + " for " + target;
      case SpecCommand.ClaimExpires(String target, int generation) ->
          "of %s for %s".formatted(plan(generation), target);
      case SpecCommand.ReportEnactment(String target, int generation, var endpoints) ->
          "%s at %s of %s".formatted(plan(generation), list(endpoints), target);
      case SpecCommand.ForgetTarget(String target) -> target;
      default -> throw new IllegalArgumentException(command + " is about no target");
    };
  }

  private static String override(int id) {
    return "override " + id;
  }

  private static String enact(int generation, String endpoints, Mode mode) {
    return "%s at %s, %s"
        .formatted(plan(generation), endpoints, mode.name().toLowerCase(Locale.ROOT));
  }

  private static String plan(int generation) {
    return "plan " + generation;
  }

  private static String list(SortedSet<String> endpoints) {
    return endpoints.isEmpty() ? "no endpoint" : String.join(" and ", endpoints);
  }

  private static String destination(int to) {
    return to == SpecCommand.PREVIOUS ? " to what was live before" : " to generation " + to;
  }
}
