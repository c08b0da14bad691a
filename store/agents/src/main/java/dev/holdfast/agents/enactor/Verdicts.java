package dev.holdfast.agents.enactor;

import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log what came of enacting one plan: a line for each refusal, and one for the sum.
final class Verdicts {

  /// Lines for one rule; a plan that is late at 10 000 endpoints need not say so 10 000 times.
  private static final int LINES_PER_RULE = 100;

  private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

  private final long generation;
  private final Map<String, Integer> refusalsByRule = new HashMap<>();
  private long enacted;
  private long alreadyLive;
  private long refused;

  Verdicts(long generation) {
    this.generation = generation;
  }

  void add(EnactPlanResponse response) {
    enacted += response.getEnactedCount();
    alreadyLive += response.getAlreadyLiveCount();
    refused += response.getRefusedCount();
    response.getVerdictsList().stream()
        .map(Verdict::getRefusalsList)
        .forEach(refusals -> refusals.forEach(this::tell));
  }

  void add(WholeVerdict.Refused verdict) {
    verdict.refusals().forEach(this::tell);
    log.warn(
        "Plan {} was refused as a whole; all endpoints stay as they are. Refusals: {}.",
        generation,
        verdict.totalCount());
  }

  private void tell(Refusal refusal) {
    int count = refusalsByRule.merge(refusal.getRule(), 1, Integer::sum);
    if (count <= LINES_PER_RULE) {
      log.warn("Plan {} was refused: {}.", generation, refusal.getMessage());
    }
  }

  void sum() {
    refusalsByRule.forEach((rule, count) -> {
      if (count > LINES_PER_RULE) {
        log.warn("Plan {}: {} more refusals by {}.", generation, count - LINES_PER_RULE, rule);
      }
    });
    log.info(
        "Plan {} by endpoints: {} made live, {} live before, {} refused.",
        generation,
        enacted,
        alreadyLive,
        refused);
  }
}
