package dev.holdfast.cli.plan;

import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Trouble;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.v1.DiffPlanResponseOrBuilder;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What would change, as `-` and `+` lines under each endpoint's name.
final class DiffText {

  private DiffText() {}

  static String of(long generation, DiffPlanResponseOrBuilder diff) {
    List<String> lines = new ArrayList<>();
    diff.getEndpointsList().forEach(endpoint -> add(endpoint, lines));
    diff.getChangeRefusalsList().stream().map(Trouble::line).map("! "::concat).forEach(lines::add);
    if (diff.getChangeRefusalsCount() > 0) {
      lines.add(
          "As a whole it would be refused, and nothing would change. For each endpoint alone:");
    }
    lines.add(
        "Plan %d would go live at %s, is live already at %d, and would be refused at %d."
            .formatted(
                generation,
                Texts.counted(diff.getWouldEnactCount(), "endpoint"),
                diff.getAlreadyLiveCount(),
                diff.getWouldRefuseCount()));
    return String.join("\n", lines);
  }

  private static void add(EndpointDiff endpoint, List<String> lines) {
    lines.add("%s  %s".formatted(endpoint.getName(), outcome(endpoint)));
    TreeSet<String> live = records(endpoint.getLive().getRecordSetsList());
    TreeSet<String> planned = records(endpoint.getPlanned().getRecordSetsList());
    live.stream()
        .filter(record -> !planned.contains(record))
        .map("  - "::concat)
        .forEach(lines::add);
    planned.stream()
        .filter(record -> !live.contains(record))
        .map("  + "::concat)
        .forEach(lines::add);
    endpoint.getRefusalsList().stream().map(Trouble::line).map("  ! "::concat).forEach(lines::add);
  }

  private static String outcome(EndpointDiff endpoint) {
    String live =
        endpoint.hasLive() ? "generation " + endpoint.getLive().getGeneration() : "nothing";
    return switch (endpoint.getOutcome()) {
      case OUTCOME_ENACTED ->
          endpoint.getChangesContent()
              ? "would change; live now: " + live
              : "would only get the new generation; live now: " + live;
      case OUTCOME_ALREADY_LIVE -> "is live already";
      case OUTCOME_REFUSED -> "would be refused; live now: " + live;
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> "unknown to this version of the command";
    };
  }

  private static TreeSet<String> records(List<RecordSet> sets) {
    TreeSet<String> records = new TreeSet<>();
    for (RecordSet set : sets) {
      for (String value : WeightedValues.print(set)) {
        records.add("%d %s %s".formatted(set.getTtlSeconds(), set.getType(), value));
      }
    }
    return records;
  }
}
