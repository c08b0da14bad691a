package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a node still has when it starts again: term and vote, the log with what of it has been
/// synchronised, the newest snapshot, and the mark of how far it had applied.
///
/// Term, vote and snapshot count as synchronised when they are written, as in production. The mark
/// is written with each entry and synchronised a moment later: a power cut may take that moment
/// back.
final class Disk {

  static final int NOBODY = -1;

  private final List<LogRecord> log = new ArrayList<>();
  private long base;
  private long baseTerm;
  private long synced;
  private long term;
  private int votedFor = NOBODY;
  private Optional<SnapshotRecord> snapshot = Optional.empty();
  private long mark;
  private long syncedMark;

  long term() {
    return term;
  }

  int votedFor() {
    return votedFor;
  }

  void write(long newTerm, int vote) {
    term = newTerm;
    votedFor = vote;
  }

  /// The index of the entry before the log's first.
  long base() {
    return base;
  }

  long last() {
    return base + log.size();
  }

  long lastTerm() {
    return termAt(last());
  }

  /// The term of the entry at `index`; -1 where it is not in this log.
  long termAt(long index) {
    if (index == base) {
      return baseTerm;
    }
    return index < base || index > last() ? -1 : at(index).term();
  }

  LogRecord at(long index) {
    return log.get((int) (index - base - 1));
  }

  /// At most `most` records after `index`.
  List<LogRecord> after(long index, int most) {
    int from = (int) (index - base);
    return List.copyOf(log.subList(from, Math.min(log.size(), from + most)));
  }

  void append(LogRecord record) {
    if (record.index() != last() + 1) {
      throw new IllegalStateException(
          "entry %d does not follow %d".formatted(record.index(), last()));
    }
    log.add(record);
  }

  /// Cuts off `index` and all behind it.
  void truncateFrom(long index) {
    log.subList((int) (index - base - 1), log.size()).clear();
    synced = Math.min(synced, index - 1);
  }

  long synced() {
    return synced;
  }

  void synced(long upTo) {
    synced = Math.max(synced, Math.min(upTo, last()));
  }

  long mark() {
    return mark;
  }

  void mark(long applied) {
    mark = Math.max(mark, applied);
  }

  void syncedMark(long applied) {
    syncedMark = Math.max(syncedMark, applied);
  }

  Optional<SnapshotRecord> snapshot() {
    return snapshot;
  }

  /// Takes a snapshot of this node's own, which is written after the log it covers, and drops log
  /// entries that it holds.
  ///
  /// @param kept how many of them to keep, for followers that are a little behind
  void write(SnapshotRecord taken, int kept) {
    snapshot = Optional.of(taken);
    synced = Math.max(synced, taken.index());
    long dropTo = taken.index() - kept;
    if (dropTo > base) {
      baseTerm = termAt(dropTo);
      log.subList(0, (int) (dropTo - base)).clear();
      base = dropTo;
    }
  }

  /// Takes a snapshot of a leader's, which replaces all that this log holds.
  void install(SnapshotRecord fetched) {
    snapshot = Optional.of(fetched);
    log.clear();
    base = fetched.index();
    baseTerm = fetched.term();
    synced = base;
    mark = base;
    syncedMark = base;
  }

  /// What a power cut leaves: of the log all that was synchronised, and some of the rest.
  void cutPower(Chance chance) {
    long left = chance.between(synced, last());
    while (last() > left) {
      log.removeLast();
    }
    synced = last();
    mark = chance.between(syncedMark, mark);
    syncedMark = mark;
  }

  /// The process is gone, the machine is not: all that was written gets to the disk.
  void settle() {
    synced = last();
    syncedMark = mark;
  }
}
