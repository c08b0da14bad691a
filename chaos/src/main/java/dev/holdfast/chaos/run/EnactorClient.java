package dev.holdfast.chaos.run;

import dev.holdfast.agents.enactor.Enactor;
import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.client.HoldfastClient;
import java.time.Duration;
import java.util.List;

/// The product's enactor, on a leash. There are three: one that takes all in one slice, one that
/// takes two endpoints at a time, and one that enacts whole plans.
record EnactorClient(HoldfastClient client, EnactorOptions options, Pace pace)
    implements Loop.Step {

  private static final EnactorOptions OPTIONS =
      EnactorOptions.DEFAULT.withKeepPlans(4).withRecheck(Duration.ofSeconds(2));

  static final List<EnactorOptions> KINDS =
      List.of(OPTIONS, OPTIONS.withSliceSize(2), OPTIONS.withAtomic(true));

  @Override
  public void run() throws InterruptedException {
    try (client) {
      new Enactor(client, options, pace).run();
    }
  }

  /// Keeps how long each write took, once it is on its way.
  static Pace timed(Samples samples, Stopwatch stopwatch) {
    Duration[] began = {Duration.ZERO};
    return step -> {
      switch (step) {
        case EnactorStep.BeforeWrite _ -> began[0] = stopwatch.elapsed();
        case EnactorStep.Wrote _ -> samples.done(Work.ENACTMENTS, began[0]);
        case EnactorStep _ -> {}
      }
    };
  }
}
