package dev.holdfast.chaos.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.simulation.engine.Happening;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The whole system, a thousand times over: no promise is broken, and enough went wrong for that to
/// mean something.
@ExtendWith(QuietAgents.class)
class SimulationIT {

  private static final long SEEDS = 1_000;
  private static final long EVENTS = 10_000_000;

  /// Of everything that can go wrong, at least this many.
  private static final long EACH = 100;

  /// What takes a clock that jumps in the moment in which a reply is lost.
  private static final Set<Happening> RARE = Set.of(Happening.REQUEST_FORGOTTEN);

  @Test
  void noPromiseIsBrokenInAThousandSeedsAndTenMillionEvents() throws InterruptedException {
    SimulationReport report = Simulation.run(SimulationOptions.of(1, SEEDS), _ -> {});
    System.out.println(report.text());

    assertThat(report.failure().map(Failure::text)).isEmpty();
    assertThat(report.seeds()).isEqualTo(SEEDS);
    assertThat(report.events()).isGreaterThan(EVENTS);
    assertThat(report.tally().all())
        .allSatisfy((what, count) ->
            assertThat(count).as(what.words()).isGreaterThan(RARE.contains(what) ? 0 : EACH));
    assertThat(report.tally().of(Happening.CONVERGED)).isEqualTo(SEEDS);
  }
}
