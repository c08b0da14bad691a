package dev.holdfast.chaos.contest;

import dev.holdfast.chaos.load.Load;
import dev.holdfast.chaos.load.LoadOptions;
import dev.holdfast.chaos.load.LoadReport;
import dev.holdfast.chaos.load.Mix;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.chaos.load.Values;
import dev.holdfast.chaos.load.Work;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Runs both stores through all disciplines, round by round.
public final class Contest {

  private static final int KEYS = 10_000;
  private static final int MANY_KEYS = 100_000;
  private static final int VALUE_OCTETS = 256;
  private static final int IN_FLIGHT = 256;

  private static final Discipline WRITES =
      new Discipline("durable writes, 256 in flight, 256 B", "/s", true, 2.0);
  private static final Discipline WRITE_TAIL =
      new Discipline("their 99th percentile", "ms", false, 1.0);
  private static final Discipline SINGLE =
      new Discipline("one write at a time, median", "ms", false, 1.0);
  private static final Discipline READS =
      new Discipline("linearizable reads, 256 in flight", "/s", true, 1.5);
  private static final Discipline LOCAL_READS =
      new Discipline("local reads, 256 in flight", "/s", true, 1.5);
  private static final Discipline PUBLISHING =
      new Discipline("10 000 record sets, a plan or transactions of 128", "/s", true, 10);
  private static final Discipline FAIL_OVER =
      new Discipline("fail-over, to the next acknowledged write", "s", false, 1.0);
  private static final Discipline MEMORY =
      new Discipline("resident memory at 100 000 record sets, a member", "MiB", false, 3.0);

  private final ContestOptions options;
  private final Contestant ours;
  private final Contestant theirs;
  private final PrintWriter progress;
  private final Scoreboard board = new Scoreboard();

  private Contest(
      ContestOptions options, Contestant ours, Contestant theirs, PrintWriter progress) {
    this.options = options;
    this.ours = ours;
    this.theirs = theirs;
    this.progress = progress;
  }

  /// Starts both clusters, runs the contest, and ends them.
  ///
  /// @param progress is told each figure as soon as it is there
  public static Scoreboard run(ContestOptions options, PrintWriter progress)
      throws InterruptedException {
    try (Contestant theirs = new Etcd(options.electionTimeout());
        Contestant ours = new Holdfast(options.electionTimeout())) {
      Contest contest = new Contest(options, ours, theirs, progress);
      contest.run();
      return contest.board;
    }
  }

  private void run() throws InterruptedException {
    for (Contestant each : List.of(theirs, ours)) {
      tell("%s: warming up".formatted(each.name()));
      warmUp(each);
    }
    for (int round = 1; round <= options.rounds(); round++) {
      tell("round %d of %d".formatted(round, options.rounds()));
      loads();
      publish(round);
    }
    memory();
    for (int round = 1; round <= options.failOvers(); round++) {
      tell("fail-over %d of %d".formatted(round, options.failOvers()));
      both(FAIL_OVER, seconds(theirs.failOver()), seconds(ours.failOver()));
    }
  }

  private void warmUp(Contestant each) throws InterruptedException {
    try (Target target = each.connect()) {
      target.prepare(new Values(VALUE_OCTETS), KEYS);
      load(target, Work.WRITE, IN_FLIGHT, options.warmUp());
      load(target, Work.READ, IN_FLIGHT, options.warmUp().dividedBy(4));
      load(target, Work.LOCAL_READ, IN_FLIGHT, options.warmUp().dividedBy(4));
    }
    each.publish(KEYS, 0);
  }

  private void loads() throws InterruptedException {
    try (Target etcd = theirs.connect();
        Target holdfast = ours.connect()) {
      LoadReport etcdWrites = load(etcd, Work.WRITE, IN_FLIGHT);
      LoadReport writes = load(holdfast, Work.WRITE, IN_FLIGHT);
      both(WRITES, etcdWrites.perSecond(), writes.perSecond());
      both(WRITE_TAIL, etcdWrites.millis(99), writes.millis(99));
      both(SINGLE, load(etcd, Work.WRITE, 1).millis(50), load(holdfast, Work.WRITE, 1).millis(50));
      both(
          READS,
          load(etcd, Work.READ, IN_FLIGHT).perSecond(),
          load(holdfast, Work.READ, IN_FLIGHT).perSecond());
      both(
          LOCAL_READS,
          load(etcd, Work.LOCAL_READ, IN_FLIGHT).perSecond(),
          load(holdfast, Work.LOCAL_READ, IN_FLIGHT).perSecond());
    }
  }

  private LoadReport load(Target target, Work work, int inFlight) throws InterruptedException {
    return load(target, work, inFlight, options.measured());
  }

  private static LoadReport load(Target target, Work work, int inFlight, Duration measured)
      throws InterruptedException {
    LoadReport report =
        Load.run(
            target,
            LoadOptions.DEFAULT
                .withMix(Mix.only(work))
                .withInFlight(inFlight)
                .lasting(Duration.ofSeconds(1), measured));
    if (report.failed() > 0 || report.done() == 0) {
      throw new ContestException(
          "%s: of %s, %d operations were done, %d refused and %d failed"
              .formatted(
                  target.name(), work.text(), report.done(), report.refused(), report.failed()));
    }
    return report;
  }

  private void publish(int round) throws InterruptedException {
    both(PUBLISHING, publishing(theirs, round), publishing(ours, round));
  }

  private static double publishing(Contestant each, int round) throws InterruptedException {
    long begin = System.nanoTime();
    each.publish(KEYS, round);
    return KEYS / seconds(Duration.ofNanos(System.nanoTime() - begin));
  }

  private void memory() throws InterruptedException {
    for (Contestant each : List.of(theirs, ours)) {
      try (Target target = each.connect()) {
        target.prepare(new Values(VALUE_OCTETS), MANY_KEYS);
      }
    }
    both(MEMORY, Resident.mebibytes(theirs.pids()), Resident.mebibytes(ours.pids()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void both(Discipline discipline, double etcd, double holdfast) {
    board.add(discipline, holdfast, etcd);
    tell(
        String.format(
            Locale.ROOT,
            "  %s: holdfast %.2f, etcd %.2f %s, ratio %.2f",
            discipline.name(),
            holdfast,
            etcd,
            discipline.unit(),
            holdfast / etcd));
  }

  private void tell(String line) {
    progress.println(line);
    progress.flush();
  }
}
