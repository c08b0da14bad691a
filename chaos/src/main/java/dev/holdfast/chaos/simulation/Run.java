package dev.holdfast.chaos.simulation;

import dev.holdfast.chaos.simulation.actor.Environment;
import dev.holdfast.chaos.simulation.actor.Habits;
import dev.holdfast.chaos.simulation.actor.Population;
import dev.holdfast.chaos.simulation.actor.Process;
import dev.holdfast.chaos.simulation.actor.Realm;
import dev.holdfast.chaos.simulation.actor.Rescue;
import dev.holdfast.chaos.simulation.cluster.Cluster;
import dev.holdfast.chaos.simulation.cluster.Member;
import dev.holdfast.chaos.simulation.cluster.Network;
import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.engine.Timeline;
import dev.holdfast.chaos.simulation.fault.Fault;
import dev.holdfast.chaos.simulation.fault.Injector;
import dev.holdfast.chaos.simulation.fault.Schedule;
import dev.holdfast.chaos.simulation.judge.BreachException;
import dev.holdfast.chaos.simulation.judge.Witness;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One run of one schedule, from nothing to convergence.
final class Run {

  private static final int NODES = 3;
  private static final long CONVERGENCE_MICROS = 120_000_000;
  private static final long STARTING_MICROS = 5_000_000;
  private static final long ASKED_EVERY_MICROS = 16_000;

  private final Schedule schedule;
  private final Timeline timeline = new Timeline();
  private final Tally tally = new Tally();
  private final Story story;
  private final Chance chance;
  private final Witness witness;
  private final Cluster cluster;
  private final Environment environment;
  private final List<Process> processes;
  private final Injector injector;

  private Run(Schedule schedule, boolean told) {
    this.schedule = schedule;
    this.story = new Story(timeline, told);
    this.chance = new Chance(schedule.seed());
    this.witness = new Witness(Realm.all(), tally, new Chronicle(story, tally));
    Chance size = chance.fork("cluster");
    this.cluster =
        new Cluster(
            NODES,
            timeline,
            new Network(timeline, tally, chance.fork("network")),
            tally,
            story,
            witness,
            size.below(4) == 0 ? 15 + size.below(30) : 60 + size.below(200),
            size);
    this.environment =
        new Environment(
            timeline, cluster, witness, tally, story, new Habits(chance.fork("habits")));
    this.processes = Population.of(environment, chance.fork("processes"));
    this.injector = new Injector(timeline, cluster, processes, tally, story);
  }

  /// What a seed decides.
  static Schedule schedule(long seed) {
    return Schedule.of(seed, NODES, Population.size(), Population.enactors());
  }

  /// A fault, for people.
  static String words(Fault fault) {
    return fault.words(
        fault.isOfProcess()
            ? Population.names().get(fault.where())
            : "node-" + (fault.where() + 1));
  }

  /// Runs a schedule. Has to be called on a virtual thread, or takes many times as long.
  ///
  /// @param told whether to tell the story
  static Verdict of(Schedule schedule, boolean told) {
    return new Run(schedule, told).verdict();
  }

  private Verdict verdict() {
    Optional<Verdict.Breach> breach = Optional.empty();
    try {
      play();
    } catch (BreachException broken) {
      breach = Optional.of(breach(broken.promise(), broken.getMessage(), broken));
    } catch (RuntimeException | AssertionError stopped) {
      breach = Optional.of(breach("no node stops", stopped.toString(), stopped));
    }
    processes.forEach(Process::end);
    return new Verdict(
        schedule,
        timeline.events(),
        timeline.elapsed(),
        timeline.fingerprint(),
        tally,
        breach,
        story.lines());
  }

  private Verdict.Breach breach(String promise, String what, Throwable cause) {
    return new Verdict.Breach(promise, what, timeline.nowMicros(), Optional.of(cause));
  }

  private void play() {
    safety();
    Member left = healQuorum();
    Rescue rescue = new Rescue();
    Process rescuer = Population.rescuer(environment, chance, rescue);
    rescuer.start();
    List<Member> quorum = cluster.members().stream().filter(it -> it != left).toList();
    await(
        () -> quorum.stream().allMatch(it -> it.isUp() && rescue.isLive(it.state())),
        "a new plan is not live everywhere, with two nodes healed");
    rescuer.end();
    tally.count(Happening.CONVERGED);
    story.tell("judge", () -> "a new plan is live at both nodes; the third is healed too");
    left.start();
    join(left);
    await(
        () -> cluster.members().stream().allMatch(it -> it.applied() == witness.last()),
        "the nodes have not come to the same log");
    witness.compareAll(cluster.members());
  }

  // While things go wrong.

  private void safety() {
    injector.schedule(schedule.faults());
    Chance starting = chance.fork("starting");
    for (Process process : processes) {
      long when = starting.between(0, STARTING_MICROS);
      if (!schedule.absent().contains(process.name())) {
        timeline.after(when, "process started", process::start);
      }
    }
    ask(chance.fork("resolver"));
    while (timeline.nowMicros() < schedule.safetyMicros() && timeline.step()) {}
  }

  /// Somebody asks some node for some name, all the time.
  private void ask(Chance resolver) {
    Member node = cluster.member(resolver.below(NODES));
    if (node.isAwake()) {
      witness.asked(node, resolver.pick(Realm.all()));
    }
    timeline.after(resolver.between(1, ASKED_EVERY_MICROS), "name asked for", () -> ask(resolver));
  }

  // When no more does.

  /// Ends all faults but one node's, which stays away. Only enactors go on.
  ///
  /// @return the node that stays away
  private Member healQuorum() {
    Member left = cluster.withoutVote().orElse(cluster.member(chance.fork("left").below(NODES)));
    story.tell("judge", () -> "all faults end, but %s stays away".formatted(left.name()));
    injector.stop();
    cluster.network().heal();
    for (Member node : cluster.members()) {
      node.heal();
      if (node != left) {
        node.start();
      }
    }
    left.kill();
    for (Process process : processes) {
      process.letGo();
      if (!Population.isEnactor(process)) {
        process.end();
      } else if (schedule.absent().contains(process.name())) {
        process.start();
      }
    }
    return left;
  }

  private void join(Member node) {
    cluster.network().heal();
    node.heal();
  }

  private void await(BooleanSupplier goal, String otherwise) {
    long until = timeline.nowMicros() + CONVERGENCE_MICROS;
    while (!goal.getAsBoolean()) {
      if (timeline.nowMicros() > until || !timeline.step()) {
        throw new BreachException(
            "no wedge", "%s after %d s".formatted(otherwise, CONVERGENCE_MICROS / 1_000_000));
      }
    }
  }
}
