package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.protocol.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One node: up or down, going on or held, with a clock of its own that may be wrong.
public final class Member {

  private final Cluster cluster;
  private final int id;
  private final Chance chance;
  private final Deque<Runnable> missed = new ArrayDeque<>();
  private Disk disk = new Disk();
  private Consensus consensus;
  private Copy copy;
  private Desk desk;
  private Duration skew = Duration.ZERO;
  private boolean up;
  private boolean paused;
  private boolean wiped;
  private int life;
  private long slowDiskMicros;
  private long slowApplyMicros;

  Member(Cluster cluster, int id, Chance chance) {
    this.cluster = cluster;
    this.id = id;
    this.chance = chance;
    begin();
  }

  public int id() {
    return id;
  }

  public String name() {
    return name(id);
  }

  String name(int of) {
    return "node-" + (of + 1);
  }

  // Life and death.

  private void begin() {
    up = true;
    life++;
    copy = new Copy(this);
    copy.recover(disk);
    consensus = new Consensus(this, disk, cluster.size(), copy.index());
    desk = new Desk(this);
  }

  public boolean isUp() {
    return up;
  }

  /// Whether it does anything now: a process that is held is up, and silent.
  public boolean isAwake() {
    return up && !paused;
  }

  /// Ends the process where it stands. What it had written gets to the disk.
  public void kill() {
    if (up) {
      tally(Happening.NODE_KILLED);
      tell(() -> "is killed");
      end();
      disk.settle();
    }
  }

  /// Takes the power away: what was not synchronised may be lost.
  public void cutPower() {
    if (up) {
      tally(Happening.POWER_CUT);
      tell(() -> "loses power");
      end();
      disk.cutPower(chance);
    }
  }

  private void end() {
    up = false;
    paused = false;
    life++;
    missed.clear();
  }

  public void start() {
    if (!up) {
      begin();
      tell(() -> "starts again at entry %d of %d in its log".formatted(copy.index(), disk.last()));
      cluster.audience().restarted(this, wiped);
      wiped = false;
    }
  }

  /// Loses its disk. It comes back without a vote, until it holds what it had promised to hold.
  public void wipe() {
    if (up && cluster.allHaveVotes()) {
      tally(Happening.NODE_WIPED);
      tell(() -> "loses its disk");
      end();
      cluster.withdrawVote(id, disk.term());
      disk = new Disk();
      wiped = true;
    }
  }

  /// Holds the process, as SIGSTOP does; what comes in waits.
  public void pause() {
    if (isAwake()) {
      tally(Happening.NODE_PAUSED);
      tell(() -> "is held");
      paused = true;
    }
  }

  public void resume() {
    if (paused) {
      tell(() -> "goes on");
      paused = false;
      int now = life;
      while (!missed.isEmpty()) {
        Runnable action = missed.poll();
        cluster.timeline().after(0, "late", () -> perform(now, action));
      }
    }
  }

  /// Has something happen at this node after a while, unless the node is another one by then.
  void after(long delayMicros, String label, Runnable action) {
    int now = life;
    cluster.timeline().after(delayMicros, label, () -> perform(now, action));
  }

  private void perform(int then, Runnable action) {
    if (then != life || !up) {
      return;
    }
    if (paused) {
      missed.add(action);
    } else {
      action.run();
    }
  }

  // Clock, disk and speed.

  /// What this node takes for the time.
  Instant clock() {
    return cluster.timeline().now().plus(skew);
  }

  public void jumpClock(Duration by) {
    tally(Happening.CLOCK_JUMPED);
    tell(() -> "has its clock put %s by %s".formatted(by.isNegative() ? "back" : "on", by.abs()));
    skew = by;
  }

  public void slowDisk(long micros) {
    slowDiskMicros = micros;
  }

  public void slowApply(long micros) {
    slowApplyMicros = micros;
  }

  /// Goes on, as fast as it can. Its clock stays as it is.
  public void heal() {
    slowDiskMicros = 0;
    slowApplyMicros = 0;
    resume();
  }

  long syncMicros() {
    return chance.skewed(300, cluster.syncMostMicros()) + chance.skewed(0, slowDiskMicros);
  }

  long applyMicros() {
    return 50 + chance.skewed(0, slowApplyMicros);
  }

  int snapshotAfter() {
    return cluster.snapshotAfter();
  }

  int logEntriesKept() {
    return chance.below(cluster.snapshotAfter());
  }

  long nowMicros() {
    return cluster.timeline().nowMicros();
  }

  Chance chance() {
    return chance;
  }

  // What it says and hears.

  void send(int to, Message message) {
    int epoch = cluster.voteEpoch(id);
    Member receiver = cluster.member(to);
    cluster
        .network()
        .send(
            id,
            to,
            message.getClass().getSimpleName(),
            () -> {
              // What a disk that is gone had promised must not be counted any more.
              if (epoch == cluster.voteEpoch(id)) {
                receiver.hear(id, message);
              }
            });
  }

  private void hear(int from, Message message) {
    if (up) {
      perform(life, () -> consensus.receive(from, message));
    }
  }

  void askTerms(Message.AskTerm ask) {
    for (int other = 0; other < cluster.size(); other++) {
      if (other != id && cluster.hasVote(other)) {
        send(other, ask);
      }
    }
  }

  /// Takes a call that has come over the network.
  void take(Call call, Consumer<Answer> caller) {
    if (up) {
      perform(life, () -> desk.take(call, caller));
    }
  }

  void tally(Happening what) {
    cluster.tally().count(what);
  }

  void tally(Happening what, long more) {
    cluster.tally().count(what, more);
  }

  void tell(Supplier<String> what) {
    cluster.story().tell(name(), what);
  }

  // Its parts to each other.

  Consensus consensus() {
    return consensus;
  }

  boolean hasVote() {
    return cluster.hasVote(id);
  }

  boolean hasVote(int other) {
    return cluster.hasVote(other);
  }

  int clusterSize() {
    return cluster.size();
  }

  void caughtUp(int other, long match, long term) {
    cluster.caughtUp(other, match, term);
  }

  void committed(LogRecord record) {
    cluster.committed(this, record);
  }

  void mayApply() {
    copy.goOn();
  }

  void elected() {
    desk.proposeBarrier();
  }

  void lostTheLead() {
    desk.lostTheLead();
  }

  void toldTerm(int from, Message.KnownTerm known) {
    desk.toldTerm(from, known);
  }

  void installed(SnapshotRecord snapshot) {
    tally(Happening.SNAPSHOT_INSTALLED);
    tell(() -> "takes over a snapshot at entry %d".formatted(snapshot.index()));
    copy.load(snapshot);
    cluster.audience().installed(this);
  }

  void applied(Copy.Applied applied) {
    cluster
        .audience()
        .applied(this, applied.record(), applied.before(), applied.after(), applied.steps());
    desk.applied(applied);
  }

  void answersAnew() {
    cluster.audience().answersAnew(this);
  }

  // What others see of it.

  /// What this node has applied.
  public State state() {
    return copy.state();
  }

  /// What this node answers DNS from.
  public State lasting() {
    return copy.lasting();
  }

  /// The last log index in that.
  public long applied() {
    return copy.index();
  }

  public boolean leads() {
    return up && consensus.leads();
  }

  /// Makes way for another leader.
  public void resign() {
    if (isAwake()) {
      consensus.resign();
    }
  }

  void forget(int other) {
    if (up) {
      consensus.forget(other);
    }
  }

  public void takeSnapshot() {
    if (isAwake() && copy.index() > 0) {
      copy.snapshot(disk);
    }
  }
}
