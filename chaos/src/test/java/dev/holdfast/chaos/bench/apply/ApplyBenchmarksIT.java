package dev.holdfast.chaos.bench.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/// The benchmarks run and come to the outcomes they are to measure. How long they take is nobody's
/// business here; what an endpoint weighs does not depend on the machine and is a promise.
@Tag("thorough")
class ApplyBenchmarksIT {

  static Stream<ApplyRates.Row> rows() {
    return ApplyRates.ROWS.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyCommandOfTheTableCanBeMeasured(ApplyRates.Row row) throws RunnerException {
    Options once =
        ApplyRates.options(row, "1000")
            .mode(Mode.SingleShotTime)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(3)
            .build();

    RunResult result = new Runner(once).runSingle();

    assertThat(result.getPrimaryResult().getScore()).isPositive();
  }

  @Test
  void anEndpointWithFourAddressesOfEachFamilyTakesAtMostOneKibibyte() {
    HeapPerEndpoint.Weights weights = HeapPerEndpoint.measure(50_000);

    assertThat(weights.live()).isBetween(300L, 1_024L);
  }
}
