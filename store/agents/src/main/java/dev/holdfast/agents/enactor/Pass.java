package dev.holdfast.agents.enactor;

import dev.holdfast.v1.CleanUpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One walk over the sealed plans: the newest is enacted; then, where older ones name endpoints
/// that no newer one names and that are not there yet, those; then clean-up is asked for where it
/// may find something. Afterwards every endpoint has the newest sealed plan that names it, or a
/// refusal has been logged.
///
/// A pass that fails half-way leaves nothing to repair. It is simply made again.
public final class Pass {

  private static final Logger log = LoggerFactory.getLogger(Pass.class);

  private final SealedPlans plans;
  private final EnactorOptions options;
  private final Pace pace;
  private final Told told = new Told();
  private final WholeRefusals refusals = new WholeRefusals();

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
    refusals.retain(generations);
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
      SealedPlans.Due due =
          first ? new SealedPlans.Due(plans.endpoints(generation), 0) : plans.due(generation);
      if (due.endpoints().isEmpty()) {
        return;
      }
      if (options.atomic()) {
        writeWhole(generation, due);
      } else {
        writeSlices(generation, without(due.endpoints(), newer), due.revision());
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

  private void writeSlices(long generation, List<String> endpoints, long revision)
      throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (int from = 0; from < endpoints.size(); from += options.sliceSize()) {
      List<String> slice = slice(endpoints, from, options.sliceSize());
      if (!refusals.stands(generation, slice, revision)) {
        left.addAll(slice);
      }
    }
    if (left.isEmpty()) {
      return;
    }
    pace.reached(new EnactorStep.TookPlan(generation, left.size()));
    Verdicts verdicts = new Verdicts(generation, told);
    int size = options.sliceSize();
    int written = 0;
    for (int slice = 1; written < left.size(); slice++) {
      List<String> names = slice(left, written, size);
      int slices = slice - 1 + Math.ceilDiv(left.size() - written, size);
      pace.reached(new EnactorStep.BeforeWrite(generation, slice, slices));
      WholeVerdict verdict = plans.enact(generation, names);
      if (options.split() && verdict.isForNumber() && names.size() > 1) {
        size = names.size() / 2;
      } else {
        conclude(generation, slice, names, verdict, verdicts);
        written += names.size();
      }
    }
    verdicts.sum();
  }

  private static List<String> slice(List<String> endpoints, int from, int size) {
    return endpoints.subList(from, Math.min(endpoints.size(), from + size));
  }

  private void writeWhole(long generation, SealedPlans.Due due) throws InterruptedException {
    if (refusals.stands(generation, due.endpoints(), due.revision())) {
      return;
    }
    pace.reached(new EnactorStep.TookPlan(generation, due.endpoints().size()));
    Verdicts verdicts = new Verdicts(generation, told);
    pace.reached(new EnactorStep.BeforeWrite(generation, 1, 1));
    conclude(generation, 1, due.endpoints(), plans.enactWhole(generation), verdicts);
    verdicts.sum();
  }

  private void conclude(
      long generation, int slice, List<String> endpoints, WholeVerdict verdict, Verdicts verdicts)
      throws InterruptedException {
    switch (verdict) {
      case WholeVerdict.Live live -> {
        verdicts.add(live.response());
        pace.reached(new EnactorStep.Wrote(generation, slice, live.response()));
      }
      case WholeVerdict.Refused refused -> {
        verdicts.add(refused, endpoints.size());
        refusals.note(generation, endpoints, refused.revision());
      }
    }
  }

  private void cleanUp(long newest) throws InterruptedException {
    if (!plans.mayNeedCleanUp(options.keepPlans())) {
      return;
    }
    pace.reached(new EnactorStep.BeforeCleanUp(newest));
    CleanUpResponse response = plans.cleanUp(options.keepPlans());
    if (response.getCleanedGenerationsCount() > 0) {
      log.info("Clean-up deleted plans {}.", response.getCleanedGenerationsList());
    }
  }
}
