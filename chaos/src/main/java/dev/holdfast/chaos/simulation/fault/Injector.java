package dev.holdfast.chaos.simulation.fault;

import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.chaos.simulation.actor.Population;
import dev.holdfast.chaos.simulation.actor.Process;
import dev.holdfast.chaos.simulation.cluster.Cluster;
import dev.holdfast.chaos.simulation.cluster.Member;
import dev.holdfast.chaos.simulation.cluster.Network;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.engine.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Makes faults happen, and takes them back when their time is over.
public final class Injector {

  private final Timeline timeline;
  private final Cluster cluster;
  private final List<Process> processes;
  private final Tally tally;
  private final Story story;
  private boolean stopped;

  public Injector(
      Timeline timeline, Cluster cluster, List<Process> processes, Tally tally, Story story) {
    this.timeline = timeline;
    this.cluster = cluster;
    this.processes = processes;
    this.tally = tally;
    this.story = story;
  }

  /// From now on nothing goes wrong any more, and nothing is taken back.
  public void stop() {
    stopped = true;
  }

  /// Has all of them happen at their times.
  public void schedule(List<Fault> faults) {
    faults.forEach(fault -> timeline.after(fault.atMicros(), "fault", () -> inject(fault)));
  }

  private void inject(Fault fault) {
    if (stopped) {
      return;
    }
    story.tell("fault", () -> fault.words(name(fault)));
    if (fault.kind().isOfProcess()) {
      toProcess(fault, processes.get(fault.where()));
    } else {
      toCluster(fault, cluster.member(fault.where()));
    }
  }

  private String name(Fault fault) {
    return fault.kind().isOfProcess()
        ? processes.get(fault.where()).name()
        : cluster.member(fault.where()).name();
  }

  private void after(Fault fault, Runnable end) {
    timeline.after(
        fault.forMicros(),
        "fault over",
        () -> {
          if (!stopped) {
            end.run();
          }
        });
  }

  // Processes.

  private void toProcess(Fault fault, Process process) {
    count(fault.kind(), process);
    switch (fault.kind()) {
      case HOLD_BEFORE_WRITE -> process.holdAt(EnactorStep.BeforeWrite.class, fault.forMicros());
      case HOLD_BEFORE_CLEAN_UP ->
          process.holdAt(EnactorStep.BeforeCleanUp.class, fault.forMicros());
      case STARVE_ENACTOR -> process.starve(fault.forMicros());
      case HOLD_PROCESS -> process.hold(fault.forMicros());
      case CRASH_PROCESS -> process.crash(fault.forMicros());
      default -> cutOff(fault, process);
    }
  }

  private void count(Kind kind, Process process) {
    boolean enactor = Population.isEnactor(process);
    if (kind == Kind.CRASH_PROCESS) {
      tally.count(enactor ? Happening.ENACTOR_CRASHED : Happening.PROCESS_CRASHED);
    } else if (kind == Kind.HOLD_PROCESS) {
      tally.count(enactor ? Happening.ENACTOR_HELD : Happening.PROCESS_HELD);
    }
  }

  private void cutOff(Fault fault, Process process) {
    tally.count(Happening.PARTITION);
    for (Member node : cluster.members()) {
      both(node.id(), process.place(), cluster.network()::cut);
    }
    after(
        fault,
        () ->
            cluster
                .members()
                .forEach(node -> both(node.id(), process.place(), cluster.network()::join)));
  }

  private static void both(int one, int other, BiConsumer<Integer, Integer> what) {
    what.accept(one, other);
    what.accept(other, one);
  }

  // Nodes and what lies between them.

  private void toCluster(Fault fault, Member node) {
    Network network = cluster.network();
    switch (fault.kind()) {
      case KILL_NODE -> down(fault, node, Member::kill);
      case CUT_POWER -> down(fault, node, Member::cutPower);
      case WIPE_NODE -> down(fault, node, Member::wipe);
      case KILL_ALL -> cluster.members().forEach(it -> down(fault, it, Member::kill));
      case CUT_ALL_POWER -> cluster.members().forEach(it -> down(fault, it, Member::cutPower));
      case KILL_LEADER -> leader().ifPresent(it -> down(fault, it, Member::kill));
      case PAUSE_NODE -> pause(fault, node);
      case PAUSE_LEADER -> leader().ifPresent(it -> pause(fault, it));
      case CHANGE_LEADER -> leader().ifPresent(Member::resign);
      case PARTITION_NODE -> isolate(fault, node, true, true);
      case PARTITION_ONE_WAY -> isolate(fault, node, false, true);
      case PARTITION_RING -> ring(fault, node);
      case LEADER_WITH_CALLERS -> leader().ifPresent(it -> isolate(fault, it, true, false));
      case LOSE_MESSAGES -> {
        network.loseShare(fault.strength() / 100.0);
        after(fault, () -> network.loseShare(0));
      }
      case REPEAT_MESSAGES -> {
        network.repeatShare(fault.strength() / 100.0);
        after(fault, () -> network.repeatShare(0));
      }
      case SLOW_NETWORK -> {
        network.slowDown(fault.strength() * 1000);
        after(fault, () -> network.slowDown(0));
      }
      case SLOW_DISK -> {
        node.slowDisk(fault.strength() * 1000);
        after(fault, () -> node.slowDisk(0));
      }
      case SLOW_APPLY -> {
        node.slowApply(fault.strength() * 1000);
        after(fault, () -> node.slowApply(0));
      }
      case JUMP_CLOCK -> {
        node.jumpClock(Duration.ofSeconds(fault.strength()));
        after(fault, () -> node.jumpClock(Duration.ZERO));
      }
      default -> node.takeSnapshot();
    }
  }

  private Optional<Member> leader() {
    return cluster.members().stream().filter(Member::leads).findFirst();
  }

  private void down(Fault fault, Member node, Consumer<Member> how) {
    how.accept(node);
    after(fault, node::start);
  }

  private void pause(Fault fault, Member node) {
    node.pause();
    after(fault, node::resume);
  }

  private void isolate(Fault fault, Member node, boolean deaf, boolean callersToo) {
    tally.count(Happening.PARTITION);
    around(node, deaf, callersToo, cluster.network()::cut);
    after(fault, () -> around(node, deaf, callersToo, cluster.network()::join));
  }

  private void around(
      Member node, boolean deaf, boolean callersToo, BiConsumer<Integer, Integer> what) {
    for (Member other : cluster.members()) {
      if (other != node) {
        what.accept(node.id(), other.id());
        if (deaf) {
          what.accept(other.id(), node.id());
        }
      }
    }
    if (callersToo) {
      for (Process process : processes) {
        both(node.id(), process.place(), what);
      }
    }
  }

  private void ring(Fault fault, Member node) {
    tally.count(Happening.PARTITION);
    int next = (node.id() + 1) % cluster.size();
    both(node.id(), next, cluster.network()::cut);
    after(fault, () -> both(node.id(), next, cluster.network()::join));
  }
}
