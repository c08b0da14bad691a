package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is left of a run: what clients saw, and the logs of the nodes.
record Run(List<Entry> entries, List<NodeLog> logs) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  History history() {
    return History.of(entries);
  }

  CommittedLog log() {
    return CommittedLog.of(logs);
  }

  /// The same with `changed` in the place of an entry.
  Run with(Entry entry, Entry changed) {
    return mapped(each -> each == entry ? changed : each);
  }

  Run without(Entry entry) {
    return new Run(entries.stream().filter(each -> each != entry).toList(), logs);
  }

  Run mapped(UnaryOperator<Entry> change) {
    return new Run(entries.stream().map(change).toList(), logs);
  }

  /// The same with an entry once more, right behind itself.
  Run doubled(Entry entry) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(all.indexOf(entry) + 1, entry);
    return new Run(all, logs);
  }

  Run with(List<NodeLog> changed) {
    return new Run(entries, changed);
  }

  <E extends Entry> List<E> all(Class<E> kind) {
    return history().all(kind);
  }

  Verdict witness() {
    return LogWitness.judge(history(), log());
  }

  Verdict search() {
    return SearchJudge.judge(history(), PATIENCE);
  }

  Verdict watches() {
    return WatchJudge.judge(history(), log());
  }

  Verdict sessions() {
    return SessionJudge.judge(history());
  }

  Verdict sums() {
    return SumJudge.judge(history(), log());
  }

  List<Verdict> verdicts() {
    return List.of(witness(), search(), watches(), sessions(), sums());
  }
}
