package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.fault.Injury;
import dev.holdfast.chaos.fault.Planned;
import dev.holdfast.chaos.fault.Schedule;
import dev.holdfast.chaos.fault.World;
import dev.holdfast.chaos.report.FaultBar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Has each fault of a schedule happen at its time, and heals it.
final class Injector {

  /// A fault that is not healed by then will not be.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// More than there are kinds of faults.
  private static final int ALONE_MOST = 1000;

  private static final Duration TOLERATED = Duration.ofMillis(500);

  private final World world;
  private final Stopwatch stopwatch;
  private final Consumer<String> tell;
  private final List<FaultBar> happened = new ArrayList<>();

  Injector(World world, Stopwatch stopwatch, Consumer<String> tell) {
    this.world = world;
    this.stopwatch = stopwatch;
    this.tell = tell;
  }

  /// Returns when all has been healed. Each fault that is to be alone, and each storm, begins when
  /// the nodes have come back from the one before; where that takes longer than the schedule
  /// allows, all that follows is late by so much.
  ///
  /// @return what happened, in order of the schedule
  List<FaultBar> run(Schedule schedule) throws InterruptedException {
    Duration begin = stopwatch.elapsed();
    Map<Integer, List<Planned>> parts = new TreeMap<>();
    for (Planned planned : schedule.faults()) {
      // Each fault alone is a part of its own; storms come after all of them.
      int part = planned.storm() == 0 ? planned.number() : ALONE_MOST + planned.storm();
      parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(planned);
    }
    for (List<Planned> part : parts.values()) {
      Duration due = begin.plus(part.getFirst().at());
      sleepUntil(due);
      world.awaitCalm();
      Duration late = stopwatch.elapsed().minus(due);
      begin = late.compareTo(TOLERATED) > 0 ? begin.plus(late) : begin;
      happen(part, begin);
    }
    sleepUntil(begin.plus(schedule.time()));
    synchronized (happened) {
      return happened.stream().sorted(Comparator.comparing(FaultBar::number)).toList();
    }
  }

  private void happen(List<Planned> part, Duration begin) throws InterruptedException {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      part.forEach(planned -> each.submit(() -> happen(planned, begin)));
      each.shutdown();
      if (!each.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        each.shutdownNow();
      }
    }
  }

  private void sleepUntil(Duration at) throws InterruptedException {
    Duration left = at.minus(stopwatch.elapsed());
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  private void happen(Planned planned, Duration begin) {
    Duration from = begin.plus(planned.at());
    String where = "";
    String trouble = "";
    try {
      sleepUntil(from);
      from = stopwatch.elapsed();
      Optional<Injury> injury = planned.fault().inject(world, new Random(planned.draw()));
      if (injury.isPresent()) {
        where = injury.get().where();
        tell.accept(told(planned, from, where));
        Thread.sleep(planned.time());
        injury.get().cure().heal();
      } else {
        tell.accept(told(planned, from, "nobody left to do it to"));
      }
    } catch (InterruptedException _) {
      trouble = "was not healed in time";
    } catch (Exception problem) {
      trouble = problem.toString();
    }
    if (!trouble.isEmpty()) {
      tell.accept(told(planned, from, trouble));
    }
    FaultBar bar =
        new FaultBar(
            planned.number(),
            planned.fault().name(),
            planned.fault().words(),
            where,
            from,
            stopwatch.elapsed(),
            trouble);
    synchronized (happened) {
      happened.add(bar);
    }
  }

  private static String told(Planned planned, Duration at, String what) {
    return "%6.1f s  %3d %s: %s"
        .formatted(at.toMillis() / 1e3, planned.number(), planned.fault().name(), what);
  }
}
