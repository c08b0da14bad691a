package dev.holdfast.chaos.simulation.cluster;

import java.util.Arrays;
import java.util.List;

/// What a leader knows of the others' logs, and what it sends them.
///
/// Entries are counted once they are on disk, its own too. A node without a vote, because it was
/// wiped and what it had promised is forgotten, gets entries and is not counted.
final class Followers {

  private static final long INSTALL_AGAIN_MICROS = 2_000_000;
  private static final int RECORDS_PER_APPEND = 64;

  private final Member member;
  private final Disk disk;
  private final int size;
  private final long[] next;
  private final long[] match;
  private final long[] heardAt;
  private final long[] installAt;

  Followers(Member member, Disk disk, int size) {
    this.member = member;
    this.disk = disk;
    this.size = size;
    this.next = new long[size];
    this.match = new long[size];
    this.heardAt = new long[size];
    this.installAt = new long[size];
  }

  /// A term begins in which this node leads.
  void begin() {
    Arrays.fill(next, disk.last() + 1);
    Arrays.fill(match, 0);
    Arrays.fill(heardAt, member.nowMicros());
    Arrays.fill(installAt, Long.MIN_VALUE / 2);
  }

  /// Whether a majority has been heard of since then.
  boolean quorumHeardSince(long then) {
    int heard = 1;
    for (int other = 0; other < size; other++) {
      heard += other != member.id() && member.hasVote(other) && heardAt[other] >= then ? 1 : 0;
    }
    return heard > size / 2;
  }

  void appendToAll(long committed) {
    for (int other = 0; other < size; other++) {
      if (other != member.id()) {
        append(other, committed);
      }
    }
  }

  private void append(int other, long committed) {
    if (next[other] <= disk.base()) {
      install(other);
      return;
    }
    long previous = next[other] - 1;
    List<LogRecord> records = disk.after(previous, RECORDS_PER_APPEND);
    member.send(
        other,
        new Message.Append(disk.term(), previous, disk.termAt(previous), records, committed));
    next[other] += records.size();
  }

  private void install(int other) {
    long now = member.nowMicros();
    if (now - installAt[other] >= INSTALL_AGAIN_MICROS) {
      installAt[other] = now;
      member.send(other, new Message.Install(disk.term(), disk.snapshot().orElseThrow()));
    }
  }

  /// A follower has said how far its log is this one, and on disk.
  void accepted(int from, long upTo) {
    heardAt[from] = member.nowMicros();
    match[from] = Math.max(match[from], upTo);
    next[from] = Math.max(next[from], match[from] + 1);
  }

  /// A follower could not append, and says where to go on from.
  void refused(int from, long hint, long committed) {
    heardAt[from] = member.nowMicros();
    next[from] = Math.max(match[from] + 1, Math.min(hint, disk.last() + 1));
    append(from, committed);
  }

  /// Sends what a follower has not been sent yet.
  void goOn(int from, long committed) {
    if (next[from] <= disk.last()) {
      append(from, committed);
    }
  }

  /// Up to where the log is on the disks of a majority.
  long onQuorum() {
    match[member.id()] = disk.synced();
    long[] counted = new long[size];
    for (int other = 0; other < size; other++) {
      counted[other] = member.hasVote(other) ? match[other] : 0;
    }
    Arrays.sort(counted);
    return counted[(size - 1) / 2];
  }

  /// That node has lost all it ever acknowledged.
  void forget(int other) {
    match[other] = 0;
  }
}
