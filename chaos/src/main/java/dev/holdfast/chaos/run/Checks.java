package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Tally;
import dev.holdfast.chaos.report.Check;
import dev.holdfast.chaos.report.FaultBar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The checks that look at figures of a run.
final class Checks {

  /// Of answers of a node over a transport, and of each kind of work: less a second proves little.
  private static final int LEAST_ANSWERS_PER_SECOND = 5;

  private static final double LEAST_WORK_PER_SECOND = 0.3;

  private final Performance.Recorded recorded;

  Checks(Performance.Recorded recorded) {
    this.recorded = recorded;
  }

  Check answers() {
    Tally tally = recorded.dns().tally();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("answers", tally.answers());
    counts.put("empty", tally.emptyAnswers());
    counts.put("backward", tally.backwardAnswers());
    counts.put("unexpected", tally.unexpectedAnswers());
    return Check.of(
        "DNS answers",
        "No node answers empty, and none with an older plan than it answered with before.",
        counts,
        recorded.dns().breaches());
  }

  Check states() {
    List<String> against = new ArrayList<>();
    if (!recorded.stopped().areEqual()) {
      against.add("after the run: " + recorded.stopped().hashes());
    }
    if (!recorded.restarted().areEqual()) {
      against.add("after all were started again: " + recorded.restarted().hashes());
    }
    return Check.of(
        "equal states",
        "The hash of the state is equal on all nodes at equal log index, also when all have read it from their disks.",
        Map.of("states compared", 2L * recorded.stopped().hashes().size()),
        against);
  }

  Check convergence() {
    List<String> against = new ArrayList<>(recorded.quorum().behind());
    against.addAll(recorded.all().behind());
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("ms with a quorum", recorded.quorum().took().toMillis());
    counts.put("ms with all", recorded.all().took().toMillis());
    counts.put("ms allowed", Performance.BOUND.toMillis());
    return Check.of(
        "convergence",
        "With only a quorum healed a new plan is answered by it in time, and by all once all are healed.",
        counts,
        against);
  }

  Check enough(List<String> faults) {
    List<String> against = new ArrayList<>(recorded.broken());
    long seconds = recorded.time().toSeconds();
    for (String fault : faults) {
      if (recorded.faults().stream().noneMatch(bar -> happened(bar, fault))) {
        against.add("fault %s never happened as it should".formatted(fault));
      }
    }
    recorded.faults().stream()
        .filter(bar -> !bar.trouble().isEmpty())
        .forEach(
            bar -> against.add("%d. %s: %s".formatted(bar.number(), bar.name(), bar.trouble())));
    for (Work work : Work.values()) {
      long done = recorded.samples().total(work);
      if (done < LEAST_WORK_PER_SECOND * seconds) {
        against.add("only %d %s in %d s".formatted(done, work, seconds));
      }
    }
    recorded
        .dns()
        .tally()
        .answersByNode()
        .forEach((who, answers) -> {
          if (answers == 0) {
            against.add("%s never answered".formatted(who));
          }
        });
    if (recorded.dns().tally().answers() < LEAST_ANSWERS_PER_SECOND * seconds) {
      against.add(
          "only %d DNS answers in %d s".formatted(recorded.dns().tally().answers(), seconds));
    }
    return Check.of(
        "enough happened",
        "Each fault happened, and there was traffic of each kind.",
        counts(),
        against);
  }

  private static boolean happened(FaultBar bar, String fault) {
    return bar.name().equals(fault) && bar.happened() && bar.trouble().isEmpty();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("faults", recorded.faults().stream().filter(FaultBar::happened).count());
    for (Work work : Work.values()) {
      counts.put(work.toString(), recorded.samples().total(work));
    }
    counts.put("watch events", recorded.watched());
    return counts;
  }
}
