package dev.holdfast.agents.enactor;

import dev.holdfast.v1.CleanUpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One walk over the sealed plans: the newest is enacted; then, where older ones name endpoints
/// that no newer one names and that are not there yet, those; then clean-up is asked for.
/// Afterwards every endpoint has the newest sealed plan that names it, or a refusal has been
/// logged.
///
/// A pass that fails half-way leaves nothing to repair. It is simply made again.
public final class Pass {

  private static final Logger log = LoggerFactory.getLogger(Pass.class);

  private final SealedPlans plans;
  private final EnactorOptions options;
  private final Pace pace;
  private final Told told = new Told();

  public Pass(SealedPlans plans, EnactorOptions options, Pace pace) {
    this.plans = plans;
    this.options = options;
    this.pace = pace;
  }

  /// @param walked the newest plan that an earlier pass has walked in full; of this one, only what
  ///   is due is written
  /// @return the newest plan walked, or `walked` if none is sealed
  public long run(long walked) throws InterruptedException {
    List<Long> generations = plans.newestFirst();
    if (generations.isEmpty()) {
      return walked;
    }
    told.retain(generations);
    long newest = generations.getFirst();
    for (int i = 0; i < (options.atomic() ? 1 : generations.size()); i++) {
      bringForward(generations.subList(0, i), generations.get(i), walked);
    }
    if (newest > walked) {
      cleanUp(newest);
    }
    pace.reached(new EnactorStep.PassDone(newest));
    return Math.max(newest, walked);
  }

  /// @param newer the plans newer than this one; what they name is theirs
  private void bringForward(List<Long> newer, long generation, long walked)
      throws InterruptedException {
    try {
      boolean first = newer.isEmpty() && generation > walked;
      List<String> due = first ? plans.endpoints(generation) : plans.due(generation);
      if (due.isEmpty()) {
        return;
      }
      if (options.atomic()) {
        writeWhole(generation, due.size());
      } else {
        writeSlices(generation, without(due, newer));
      }
    } catch (PlanGoneException gone) {
      log.info("Plan {} was overtaken and is left alone. {}", generation, gone.getMessage());
      pace.reached(new EnactorStep.Overtaken(generation));
    }
  }

  private List<String> without(List<String> due, List<Long> newer) {
    Set<String> theirs = new HashSet<>();
    newer.forEach(generation -> theirs.addAll(plans.endpoints(generation)));
    return due.stream().filter(endpoint -> !theirs.contains(endpoint)).toList();
  }

  private void writeSlices(long generation, List<String> endpoints) throws InterruptedException {
    if (endpoints.isEmpty()) {
      return;
    }
    pace.reached(new EnactorStep.TookPlan(generation, endpoints.size()));
    Verdicts verdicts = new Verdicts(generation, told);
    int slices = Math.ceilDiv(endpoints.size(), options.sliceSize());
    for (int slice = 1; slice <= slices; slice++) {
      pace.reached(new EnactorStep.BeforeWrite(generation, slice, slices));
      List<String> names = slice(endpoints, slice);
      conclude(generation, slice, names.size(), plans.enact(generation, names), verdicts);
    }
    verdicts.sum();
  }

  private List<String> slice(List<String> endpoints, int slice) {
    int from = (slice - 1) * options.sliceSize();
    return endpoints.subList(from, Math.min(endpoints.size(), from + options.sliceSize()));
  }

  private void writeWhole(long generation, int endpoints) throws InterruptedException {
    pace.reached(new EnactorStep.TookPlan(generation, endpoints));
    Verdicts verdicts = new Verdicts(generation, told);
    pace.reached(new EnactorStep.BeforeWrite(generation, 1, 1));
    conclude(generation, 1, endpoints, plans.enactWhole(generation), verdicts);
    verdicts.sum();
  }

  private void conclude(
      long generation, int slice, int endpoints, WholeVerdict verdict, Verdicts verdicts)
      throws InterruptedException {
    switch (verdict) {
      case WholeVerdict.Live live -> {
        verdicts.add(live.response());
        pace.reached(new EnactorStep.Wrote(generation, slice, live.response()));
      }
      case WholeVerdict.Refused refused -> verdicts.add(refused, endpoints);
    }
  }

  private void cleanUp(long newest) throws InterruptedException {
    pace.reached(new EnactorStep.BeforeCleanUp(newest));
    CleanUpResponse response = plans.cleanUp(options.keepPlans());
    if (response.getCleanedGenerationsCount() > 0) {
      log.info("Clean-up deleted plans {}.", response.getCleanedGenerationsList());
    }
  }
}
