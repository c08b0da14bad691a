package dev.holdfast.agents.planner;

import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.record.DomainName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log what a planner sees, each thing once.
final class PlannerLog {

  private static final Logger log = LoggerFactory.getLogger(PlannerLog.class);

  private static final int NAMES_SHOWN = 10;

  private Set<DomainName> named = Set.of();
  private List<String> ignored = List.of();
  private String trouble = "";

  void tell(Look look) {
    switch (look) {
      case Look.Unchanged _, Look.Settling _ -> {
        // Nothing to say yet.
      }
      case Look.Unreadable unreadable -> tellTrouble(unreadable.trouble().toString());
      case Look.Refused refused -> tellRefused(refused);
      case Look.RefusedByStore refused ->
          log.warn(
              "The store refused the plan, and it is not proposed again before the files change. {}",
              refused.refusal().getMessage());
      case Look.Empty empty -> tellEmpty(empty.contents());
      case Look.NothingNew same -> {
        tellFiles(same.contents());
        log.info("The plan files say what the last plan said; nothing is proposed.");
      }
      case Look.Proposed proposed -> tellProposed(proposed);
    }
  }

  private void tellTrouble(String now) {
    if (!now.equals(trouble)) {
      log.warn("The plan files cannot be read; the last plan stays. {}", now);
    }
    trouble = now;
  }

  private void tellRefused(Look.Refused refused) {
    refused.problems().getMessage().lines().forEach(log::warn);
    log.warn(
        "Nothing is proposed; the last plan stays. Problems in the plan files: {}.",
        refused.problems().total());
  }

  private void tellEmpty(PlannedContents contents) {
    tellFiles(contents);
    log.warn(
        "The plan files name no endpoint: nothing is proposed, and what is live stays as it is.");
  }

  private void tellProposed(Look.Proposed proposed) {
    tellFiles(proposed.contents());
    log.info(
        "Plan {} is sealed; endpoints: {}, record sets: {}, plan files: {}.",
        proposed.plan().getGeneration(),
        proposed.plan().getEndpointCount(),
        proposed.plan().getRecordSetCount(),
        proposed.contents().files().size());
  }

  private void tellFiles(PlannedContents contents) {
    trouble = "";
    if (!contents.ignored().equals(ignored)) {
      ignored = contents.ignored();
      log.info("Not plan files, and left alone: {}", shown(ignored));
    }
    Set<DomainName> gone = new TreeSet<>(named);
    gone.removeAll(contents.endpoints().keySet());
    if (!gone.isEmpty()) {
      log.warn(
          "No longer named, and left as they are; to retire one, write [] behind its name: {}",
          shown(gone.stream().map(DomainName::toString).toList()));
    }
    named = Set.copyOf(contents.endpoints().keySet());
  }

  private static String shown(List<String> names) {
    String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN
        ? first + " and %d more".formatted(names.size() - NAMES_SHOWN)
        : first;
  }
}
