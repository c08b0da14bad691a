package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.TemporaryFolder;
import dev.holdfast.chaos.fault.Fault;
import dev.holdfast.chaos.fault.Faults;
import dev.holdfast.chaos.fault.Means;
import dev.holdfast.chaos.fault.Schedule;
import dev.holdfast.chaos.net.Network;
import dev.holdfast.chaos.report.Check;
import dev.holdfast.chaos.report.Page;
import dev.holdfast.chaos.report.RunReport;
import dev.holdfast.chaos.report.WorkSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A whole run, from the schedule to the report, where its network is.
final class Inside {

  private static final int PASSED = 0;
  private static final int BROKEN = 10;

  private final RunOptions options;
  private final Means means;
  private final Optional<Network> network;
  private final Consumer<String> tell;
  private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Inside(RunOptions options, Means means, Optional<Network> network, Consumer<String> tell) {
    this.options = options;
    this.means = means;
    this.network = network;
    this.tell = tell;
  }

  /// Only for a process in namespaces of its own.
  public static void main(String[] arguments) throws Exception {
    int code;
    try (Network network = Network.here()) {
      Inside inside =
          new Inside(
              RunOptions.parse(arguments),
              Means.inside(),
              Optional.of(network),
              System.out::println);
      code = inside.run() ? PASSED : BROKEN;
    }
    System.exit(code);
  }

  /// @param last what the process said last, for the message
  /// @throws IllegalStateException if it ended without a verdict
  static boolean hasPassed(int exitCode, Supplier<String> last) {
    return switch (exitCode) {
      case PASSED -> true;
      case BROKEN -> false;
      default ->
          throw new IllegalStateException(
              "the run ended with code %d before it came to a verdict%n%s"
                  .formatted(exitCode, last.get()));
    };
  }

  boolean run() throws Exception {
    List<Fault> faults = ChaosRun.chosen(options, means);
    Schedule schedule = Schedule.of(options.seed(), options.time(), faults);
    tell.accept("seed %d:%n%s".formatted(options.seed(), schedule.text()));
    leftOut().forEach(each -> tell.accept("left out: " + each));
    TemporaryFolder folder = TemporaryFolder.create("holdfast-chaos-run-");
    try {
      RunReport report =
          new Performance(schedule, network, folder.path(), tell)
              .run((recorded, cluster) -> {
                RunReport judged = judge(recorded, faults, folder.path());
                if (!judged.passed() && options.keep().isPresent()) {
                  new Kept(options.keep().get()).keep(recorded, cluster, folder.path());
                }
                return judged;
              });
      write(report);
      tell.accept(report.text());
      tell.accept("Report: " + options.report());
      return report.passed();
    } finally {
      folder.delete();
    }
  }

  private RunReport judge(Performance.Recorded recorded, List<Fault> faults, Path traces)
      throws IOException, InterruptedException {
    tell.accept("judging %,d entries of what clients saw".formatted(recorded.history().size()));
    Checks figures = new Checks(recorded);
    List<Check> checks = new ArrayList<>(Judges.judge(recorded.history(), recorded.log()));
    checks.add(figures.answers());
    checks.add(figures.states());
    checks.add(figures.convergence());
    checks.add(Traces.check(traces));
    checks.add(figures.enough(faults.stream().map(Fault::name).toList()));
    return new RunReport(
        options.seed(),
        command(faults),
        startedAt.toString(),
        recorded.time(),
        recorded.stretch(),
        recorded.faults(),
        Stream.of(Work.values()).map(work -> series(recorded, work)).toList(),
        recorded.dns().series(),
        checks,
        leftOut());
  }

  private String command(List<Fault> faults) {
    return "holdfast chaos run --seed %d --for %ds --faults %s"
        .formatted(
            options.seed(),
            options.time().toSeconds(),
            String.join(",", faults.stream().map(Fault::name).toList()));
  }

  private static WorkSeries series(Performance.Recorded recorded, Work work) {
    List<Samples.Stretch> all = recorded.samples().of(work);
    double seconds = recorded.stretch().toMillis() / 1e3;
    return new WorkSeries(
        work.toString(),
        recorded.samples().total(work),
        all.stream().map(it -> it.done() / seconds).toList(),
        all.stream().map(it -> it.failed() / seconds).toList(),
        all.stream().map(Samples.Stretch::p50Millis).toList(),
        all.stream().map(Samples.Stretch::p99Millis).toList());
  }

  private List<String> leftOut() {
    return Faults.all().stream()
        .filter(fault -> options.faults().isEmpty())
        .flatMap(
            fault -> means.obstacle(fault.needs()).stream().map(why -> fault.name() + ": " + why))
        .toList();
  }

  private void write(RunReport report) throws IOException {
    Path page = options.report().toAbsolutePath();
    Files.createDirectories(page.getParent());
    Files.writeString(page, Page.of(report));
    Files.writeString(RunOptions.jsonBeside(page), report.json() + "\n");
  }
}
