package dev.holdfast.chaos.bench.apply;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What each command costs in stores of 1 000, 100 000 and 1 000 000 endpoints: a Markdown table.
///
/// The sizes take turns, several rounds long, so that a machine that is slower for a while is
/// slower for all sizes, and the ratio between sizes is taken inside each round. Each run has a JVM
/// of its own, or where FORKS is 0 this one, which fills each store only once.
///
/// ```
/// ./mvnw -q -Pbenchmark -pl chaos -am process-test-classes -Dbenchmark.arguments='PART ROUNDS FORKS'
/// ```
///
/// runs the commands whose name has PART in it, or `all`. All three may be left out.
public final class ApplyRates {

  private static final int ROUNDS = 3;
  private static final List<String> SIZES = List.of("1000", "100000", "1000000");

  /// As the distribution runs a node, with room for a million endpoints.
  private static final String[] JVM = {
    "--sun-misc-unsafe-memory-access=allow",
    "-XX:+UseG1GC",
    "-XX:+UseCompactObjectHeaders",
    "-Xms4g",
    "-Xmx4g"
  };

  /// A command to be measured.
  ///
  /// @param method the benchmark's class and method
  /// @param parameters of the benchmark, beside the number of endpoints
  record Row(String name, String method, Map<String, String> parameters) {}

  static final List<Row> ROWS =
      List.of(
          new Row("put of one record set", "PutBenchmark.putRecordSet", Map.of()),
          new Row("enact of 1 endpoint", "EnactBenchmark.enactPlan", Map.of("slice", "1")),
          new Row("enact of 100 endpoints", "EnactBenchmark.enactPlan", Map.of("slice", "100")),
          new Row(
              "enact of 10 000 endpoints", "EnactBenchmark.enactPlan", Map.of("slice", "10000")),
          new Row(
              "clean-up of 1 000 plans, a newer one live",
              "CleanUpBenchmark.cleanUp",
              Map.of("newest", "LIVE")),
          new Row(
              "clean-up of 1 000 plans, a newer one sealed",
              "CleanUpBenchmark.cleanUp",
              Map.of("newest", "SEALED")),
          new Row("sum moved by a put", "SumBenchmark.moveByOnePut", Map.of()),
          new Row("sum of the whole state", "SumBenchmark.countAll", Map.of()));

  private ApplyRates() {}

  public static void main(String[] args) throws RunnerException {
    String part = args.length > 0 && !args[0].equals("all") ? args[0] : "";
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    int forks = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    PrintWriter out = new PrintWriter(System.out, true);
    out.println(RateTable.HEADING);
    for (Row row : ROWS) {
      if (row.name().contains(part)) {
        out.println(measure(row, rounds, forks).lines(row.name()));
      }
    }
  }

  private static RateTable measure(Row row, int rounds, int forks) throws RunnerException {
    Map<String, List<RateTable.Figure>> bySize = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String size : SIZES) {
        RunResult result = new Runner(timed(row, size, forks).build()).runSingle();
        bySize.computeIfAbsent(size, _ -> new ArrayList<>()).add(RateTable.Figure.of(result));
      }
    }
    return RateTable.of(bySize);
  }

  private static ChainedOptionsBuilder timed(Row row, String size, int forks) {
    return options(row, size)
        .mode(Mode.AverageTime)
        .forks(forks)
        .jvmArgs(JVM)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(2))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTime.class);
  }

  static ChainedOptionsBuilder options(Row row, String size) {
    // One run at a time is a rule for the machine's owner to keep; a lock left behind stops nobody.
    System.setProperty("jmh.ignoreLock", "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Pattern.quote(ApplyRates.class.getPackageName() + "." + row.method()) + "$")
            .param("endpoints", size)
            .timeUnit(TimeUnit.MICROSECONDS)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    row.parameters().forEach(options::param);
    return options;
  }
}
