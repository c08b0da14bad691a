package dev.holdfast.chaos.run;

import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.judge.CommittedLog;
import dev.holdfast.chaos.judge.LogWitness;
import dev.holdfast.chaos.judge.SearchJudge;
import dev.holdfast.chaos.judge.SessionJudge;
import dev.holdfast.chaos.judge.SumJudge;
import dev.holdfast.chaos.judge.Verdict;
import dev.holdfast.chaos.judge.WatchJudge;
import dev.holdfast.chaos.report.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The checks that look at what clients saw, as the judges tell them.
final class Judges {

  private static final Duration SEARCHING = Duration.ofMinutes(2);

  private Judges() {}

  static List<Check> judge(History history, CommittedLog log) {
    return List.of(
        check(
            "log witness",
            "The committed log, replayed through the pure protocol, gives every response that clients got; nothing acknowledged is missing from it, and real time agrees with its order.",
            LogWitness.judge(history, log)),
        check(
            "search",
            "Some order of the operations at each name explains all that clients saw, whatever the log says.",
            SearchJudge.judge(history, SEARCHING)),
        check(
            "watches",
            "Watches are ordered, unique, reliable, atomic and resumable.",
            WatchJudge.judge(history, log)),
        check(
            "sessions",
            "No session reads less than it was told before, or than it asks for.",
            SessionJudge.judge(history)),
        check(
            "state sums",
            "What nodes said of their state during the run is equal at equal log index, and is what the log gives.",
            SumJudge.judge(history, log)));
  }

  private static Check check(String name, String words, Verdict verdict) {
    List<String> against = new ArrayList<>();
    verdict
        .findings()
        .forEach(finding -> {
          against.add("%s: %s".formatted(finding.rule(), finding.what()));
          finding.window().forEach(line -> against.add("    " + line));
        });
    return Check.of(name, words, new LinkedHashMap<>(verdict.counts()), against);
  }
}
