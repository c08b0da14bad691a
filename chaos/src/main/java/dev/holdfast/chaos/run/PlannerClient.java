package dev.holdfast.chaos.run;

import dev.holdfast.chaos.hold.Gate;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.StagedPlan;
import java.time.Duration;

/// Proposes a plan about every second. Between OpenPlan and SealPlan it can be held.
record PlannerClient(HoldfastClient client, Samples samples, Gate planning) implements Loop.Step {

  private static final Duration PAUSE = Duration.ofMillis(900);
  private static final String REASON = "chaos";

  @Override
  public void run() throws InterruptedException {
    Thread.sleep(PAUSE);
    long generation = samples.time(Work.PLANS, () -> client.plans().open(REASON));
    planning.pass();
    StagedPlan staged = client.plans().stage(generation, Zone.plan(generation));
    samples.time(Work.PLANS, () -> client.plans().seal(REASON, staged));
  }
}
