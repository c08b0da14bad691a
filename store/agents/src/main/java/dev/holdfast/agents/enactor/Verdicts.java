package dev.holdfast.agents.enactor;

import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log what came of enacting one plan: a line for each refusal that is news, and one for
/// the sum.
final class Verdicts {

  private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

  private final long generation;
  private final Told told;
  private final Set<String> rulesBefore;
  private final Map<String, Integer> refusalsByRule = new HashMap<>();
  private boolean news;
  private long enacted;
  private long alreadyLive;
  private long refused;

  Verdicts(long generation, Told told) {
    this.generation = generation;
    this.told = told;
    this.rulesBefore = told.rules(generation);
  }

  void add(EnactPlanResponse response) {
    enacted += response.getEnactedCount();
    alreadyLive += response.getAlreadyLiveCount();
    refused += response.getRefusedCount();
    response.getVerdictsList().stream()
        .map(Verdict::getRefusalsList)
        .forEach(refusals -> refusals.forEach(this::tell));
  }

  /// @param endpoints how many stay as they are for it
  void add(WholeVerdict.Refused verdict, int endpoints) {
    refused += endpoints;
    verdict.refusals().forEach(this::tell);
  }

  private void tell(Refusal refusal) {
    refusalsByRule.merge(refusal.getRule(), 1, Integer::sum);
    if (told.isNews(generation, refusal)) {
      news = true;
      log.warn("Plan {} was refused: {}.", generation, refusal.getMessage());
    }
  }

  void sum() {
    refusalsByRule.forEach((rule, count) -> {
      if (count > Told.LINES_PER_RULE && !rulesBefore.contains(rule)) {
        log.warn("Plan {}: {} more refusals by {}.", generation, count - Told.LINES_PER_RULE, rule);
      }
    });
    if (news || enacted > 0 || refused == 0) {
      log.info(
          "Plan {} by endpoints: {} made live, {} live before, {} refused.",
          generation,
          enacted,
          alreadyLive,
          refused);
    }
  }
}
