package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Happening;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/// Raft at one node: who leads in which term, and which log entries are committed. Ongaro's thesis,
/// chapter 3, without what only makes it faster.
///
/// Entries count once they are on disk, at the leader as elsewhere. A node without a vote, because
/// it was wiped and what it had promised is forgotten, takes entries and is not counted.
final class Consensus {

  private static final long TICK_MICROS = 250_000;
  private static final long HEARTBEAT_MICROS = 500_000;
  private static final long ELECTION_LEAST_MICROS = 1_500_000;
  private static final long ELECTION_MOST_MICROS = 3_000_000;

  private enum Role {
    FOLLOWER,
    CANDIDATE,
    LEADER
  }

  private final Member member;
  private final Disk disk;
  private final int size;
  private Role role = Role.FOLLOWER;
  private OptionalInt leader = OptionalInt.empty();
  private long committed;
  private long deadline;
  private boolean syncing;

  /// Up to here this log is known to be that of the leader of this term.
  private long verified;

  private final Set<Integer> votes = new HashSet<>();
  private final Followers followers;
  private long firstOfTerm;
  private long heartbeatAt;

  /// @param committed up to where this node knows its log to be committed
  Consensus(Member member, Disk disk, int size, long committed) {
    this.member = member;
    this.disk = disk;
    this.size = size;
    this.committed = committed;
    this.followers = new Followers(member, disk, size);
    putOff();
    member.after(TICK_MICROS, "raft tick", this::tick);
  }

  long committed() {
    return committed;
  }

  long term() {
    return disk.term();
  }

  OptionalInt leader() {
    return leader;
  }

  boolean leads() {
    return role == Role.LEADER;
  }

  /// Whether it leads and has applied all that its predecessors committed.
  boolean isReady() {
    return leads() && committed >= firstOfTerm && member.applied() >= firstOfTerm;
  }

  private void tick() {
    long now = member.nowMicros();
    if (leads()) {
      if (followers.quorumHeardSince(now - ELECTION_MOST_MICROS)) {
        if (now - heartbeatAt >= HEARTBEAT_MICROS) {
          appendToAll();
        }
      } else {
        follow(disk.term(), OptionalInt.empty());
      }
    } else if (now >= deadline && member.hasVote()) {
      stand();
    }
    member.after(TICK_MICROS, "raft tick", this::tick);
  }

  private boolean isQuorum(int count) {
    return count > size / 2;
  }

  private void putOff() {
    deadline =
        member.nowMicros() + member.chance().between(ELECTION_LEAST_MICROS, ELECTION_MOST_MICROS);
  }

  private void stand() {
    role = Role.CANDIDATE;
    leader = OptionalInt.empty();
    disk.write(disk.term() + 1, member.id());
    votes.clear();
    votes.add(member.id());
    putOff();
    member.tell(() -> "stands for election in term %d".formatted(disk.term()));
    toOthers(new Message.AskVote(disk.term(), disk.last(), disk.lastTerm()));
    countVotes();
  }

  private void toOthers(Message message) {
    for (int other = 0; other < size; other++) {
      if (other != member.id()) {
        member.send(other, message);
      }
    }
  }

  /// Gives up the lead in favour of whoever stands next.
  void resign() {
    if (leads()) {
      follow(disk.term(), OptionalInt.empty());
    }
  }

  private void follow(long term, OptionalInt newLeader) {
    boolean led = leads();
    if (term > disk.term()) {
      disk.write(term, Disk.NOBODY);
      verified = 0;
    }
    if (newLeader.isPresent() && disk.votedFor() == Disk.NOBODY) {
      // A node that was wiped may have voted in this term, and must not do so twice.
      disk.write(disk.term(), newLeader.getAsInt());
    }
    role = Role.FOLLOWER;
    leader = newLeader;
    putOff();
    if (led) {
      verified = 0;
      member.tally(Happening.LEADER_LOST);
      member.tell(() -> "leads no more");
      member.lostTheLead();
    }
  }

  void receive(int from, Message message) {
    if (message.term() > disk.term() && !(message instanceof Message.AskTerm)) {
      follow(message.term(), OptionalInt.empty());
    }
    switch (message) {
      case Message.Append append -> append(from, append);
      case Message.Appended appended -> appended(from, appended);
      case Message.AskVote ask -> askedForVote(from, ask);
      case Message.Voted voted -> voted(from, voted);
      case Message.Install install -> install(from, install);
      case Message.AskTerm ask ->
          member.send(from, new Message.KnownTerm(disk.term(), ask.round()));
      case Message.KnownTerm known -> member.toldTerm(from, known);
    }
  }

  // Votes.

  private void askedForVote(int from, Message.AskVote ask) {
    boolean newEnough =
        ask.lastTerm() > disk.lastTerm()
            || (ask.lastTerm() == disk.lastTerm() && ask.last() >= disk.last());
    boolean free = disk.votedFor() == Disk.NOBODY || disk.votedFor() == from;
    boolean granted = ask.term() == disk.term() && member.hasVote() && newEnough && free;
    if (granted) {
      disk.write(disk.term(), from);
      putOff();
    }
    member.send(from, new Message.Voted(disk.term(), granted));
  }

  private void voted(int from, Message.Voted voted) {
    if (role == Role.CANDIDATE && voted.term() == disk.term() && voted.granted()) {
      votes.add(from);
      countVotes();
    }
  }

  private void countVotes() {
    if (!isQuorum(votes.size())) {
      return;
    }
    role = Role.LEADER;
    leader = OptionalInt.of(member.id());
    followers.begin();
    firstOfTerm = disk.last() + 1;
    member.tally(Happening.LEADER_ELECTED);
    member.tell(() -> "leads in term %d".formatted(disk.term()));
    member.elected();
  }

  // The log.

  /// Puts an entry at the end of the leader's log; returns its index.
  long propose(byte[] octets) {
    LogRecord record = new LogRecord(disk.last() + 1, disk.term(), octets);
    disk.append(record);
    sync();
    appendToAll();
    return record.index();
  }

  private void appendToAll() {
    heartbeatAt = member.nowMicros();
    followers.appendToAll(committed);
  }

  private void append(int from, Message.Append message) {
    if (message.term() < disk.term()) {
      member.send(from, new Message.Appended(disk.term(), false, 0, 0));
      return;
    }
    follow(message.term(), OptionalInt.of(from));
    long previous = message.previous();
    if (previous > disk.last()) {
      member.send(from, new Message.Appended(disk.term(), false, 0, disk.last() + 1));
      return;
    }
    if (previous >= disk.base() && disk.termAt(previous) != message.previousTerm()) {
      member.send(from, new Message.Appended(disk.term(), false, 0, Math.max(previous, 1)));
      return;
    }
    boolean appended = false;
    for (LogRecord record : message.records()) {
      appended |= take(record);
    }
    verified = Math.max(verified, previous + message.records().size());
    if (appended) {
      sync();
    } else {
      acknowledge();
    }
    commit(Math.min(message.committed(), matched()));
  }

  private boolean take(LogRecord record) {
    if (record.index() <= disk.base() || disk.termAt(record.index()) == record.term()) {
      return false;
    }
    if (record.index() <= disk.last()) {
      if (record.index() <= committed) {
        throw new IllegalStateException(
            "%s would cut back entry %d, which is committed"
                .formatted(member.name(), record.index()));
      }
      member.tally(Happening.ENTRY_CUT_BACK, disk.last() - record.index() + 1);
      member.tell(() ->
          "cuts its log back to %d, in favour of %s"
              .formatted(record.index() - 1, member.name(leader.orElseThrow())));
      disk.truncateFrom(record.index());
    }
    disk.append(record);
    return true;
  }

  /// Up to where this log is the leader's and on disk.
  private long matched() {
    return Math.min(Math.max(verified, committed), disk.synced());
  }

  private void acknowledge() {
    leader.stream()
        .filter(to -> to != member.id())
        .forEach(to -> member.send(to, new Message.Appended(disk.term(), true, matched(), 0)));
  }

  private void sync() {
    if (syncing) {
      return;
    }
    syncing = true;
    LogRecord newest = disk.at(disk.last());
    member.after(
        member.syncMicros(),
        "log synced",
        () -> {
          syncing = false;
          if (disk.termAt(newest.index()) == newest.term()) {
            disk.synced(newest.index());
          }
          if (disk.synced() < disk.last()) {
            sync();
          }
          if (leads()) {
            advance();
          } else {
            acknowledge();
          }
        });
  }

  private void appended(int from, Message.Appended message) {
    if (!leads() || message.term() < disk.term()) {
      return;
    }
    if (message.accepted()) {
      followers.accepted(from, message.match());
      member.caughtUp(from, message.match(), disk.term());
      advance();
      followers.goOn(from, committed);
    } else {
      followers.refused(from, message.hint(), committed);
    }
  }

  /// What a majority holds is committed; this node says so, and applies it, when its own disk holds
  /// it too, as Ratis does.
  private void advance() {
    long held = Math.min(followers.onQuorum(), disk.synced());
    if (held > committed && disk.termAt(held) == disk.term()) {
      for (long index = committed + 1; index <= held; index++) {
        member.committed(disk.at(index));
      }
      commit(held);
      appendToAll();
    }
  }

  private void commit(long upTo) {
    if (upTo > committed) {
      committed = upTo;
      member.mayApply();
    }
  }

  private void install(int from, Message.Install message) {
    if (message.term() < disk.term()) {
      return;
    }
    follow(message.term(), OptionalInt.of(from));
    SnapshotRecord snapshot = message.snapshot();
    if (disk.termAt(snapshot.index()) == snapshot.term()) {
      // What follows the snapshot may have been acknowledged, and stays.
      verified = Math.max(verified, snapshot.index());
      commit(Math.min(snapshot.index(), disk.synced()));
    } else if (snapshot.index() > committed) {
      disk.install(snapshot);
      committed = snapshot.index();
      verified = snapshot.index();
      member.installed(snapshot);
    }
    acknowledge();
  }

  /// That node has lost all it ever acknowledged.
  void forget(int other) {
    followers.forget(other);
    votes.remove(other);
  }

  Disk disk() {
    return disk;
  }
}
