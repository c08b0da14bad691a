package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.protocol.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the contract has a client told of an outcome of the protocol.
final class Told {

  private Told() {}

  /// The numbers of the response by name, zeros left out.
  static SortedMap<String, Long> figures(Outcome outcome) {
    SortedMap<String, Long> figures = new TreeMap<>(all(outcome));
    figures.values().removeIf(value -> value == 0);
    return figures;
  }

  private static Map<String, Long> all(Outcome outcome) {
    return switch (outcome) {
      case Outcome.PlanOpened opened -> Map.of("generation", opened.generation());
      case Outcome.PlanEnacted enacted ->
          Map.of(
              "enacted_count",
              (long) enacted.enacted(),
              "already_live_count",
              (long) enacted.alreadyLive(),
              "refused_count",
              endpoints(enacted.refused()));
      case Outcome.RolledBack back ->
          Map.of(
              "generation",
              back.generation(),
              "rolled_back_count",
              (long) back.endpoints(),
              "frozen",
              back.frozen() ? 1L : 0L);
      case Outcome.RecordSetsPut put ->
          Map.of("generation", put.generation(), "enacted_count", (long) put.endpoints());
      case Outcome.RecordSetsDeleted deleted ->
          Map.of("generation", deleted.generation(), "deleted_count", (long) deleted.recordSets());
      case Outcome.Transacted made ->
          Map.of(
              "comparisons_held",
              made.held() ? 1L : 0L,
              "generation",
              made.generation(),
              "enacted_count",
              (long) made.endpoints());
      case Outcome.EnactmentReported reported ->
          Map.of(
              "reported_count",
              (long) reported.reported(),
              "already_reported_count",
              (long) reported.alreadyReported());
      case Outcome.Frozen frozen -> Map.of("frozen_count", (long) frozen.subjects());
      case Outcome.Unfrozen unfrozen -> Map.of("unfrozen_count", (long) unfrozen.subjects());
      case Outcome.ZoneCreated created -> Map.of("generation", created.generation());
      case Outcome.ZoneImported loaded -> Map.of("enacted_count", (long) loaded.endpoints());
      case Outcome.RecordSetsStaged _, Outcome.PlanSealed _, Outcome.CleanedUp _ -> Map.of();
      case Outcome.EnactmentClaimed _, Outcome.TargetForgotten _ -> Map.of();
      case Outcome.GuardsSet _, Outcome.HistoryLimitSet _, Outcome.ZoneDeleted _ -> Map.of();
      case Outcome.OverrideGranted _, Outcome.OverrideRevoked _ -> Map.of();
      case Outcome.AccessEnabled _, Outcome.AccessDisabled _ -> Map.of();
      case Outcome.RoleGranted _, Outcome.RoleRevoked _ -> Map.of();
      case Outcome.TokenAdded _, Outcome.TokenRevoked _, Outcome.Refused _ -> Map.of();
    };
  }

  private static long endpoints(List<dev.holdfast.protocol.Refusal> refused) {
    return refused.stream().map(dev.holdfast.protocol.Refusal::subject).distinct().count();
  }

  /// Why it was refused, or single endpoints of it were.
  static List<Refusal> refusals(Outcome outcome) {
    List<dev.holdfast.protocol.Refusal> refusals =
        switch (outcome) {
          case Outcome.Refused refused -> refused.refusals();
          case Outcome.PlanEnacted enacted -> enacted.refused();
          case Outcome.EnactmentReported reported -> reported.refused();
          case Outcome _ -> List.of();
        };
    return refusals.stream().map(it -> new Refusal(it.rule(), it.subject())).toList();
  }
}
