package dev.holdfast.cli.plan;

import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Trouble;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;

/// What came of enacting a plan.
final class Enactments {

  private Enactments() {}

  static EnactMode mode(boolean atomic) {
    return atomic ? EnactMode.ENACT_MODE_ATOMIC : EnactMode.ENACT_MODE_INDEPENDENT;
  }

  /// Tells the verdicts; a refusal at any endpoint is a refusal.
  static ExitCode show(Console console, long generation, EnactPlanResponse response) {
    console.show(response, () -> text(generation, response));
    for (Verdict verdict : response.getVerdictsList()) {
      for (Refusal refusal : verdict.getRefusalsList()) {
        console.note(Trouble.line(refusal));
      }
    }
    return response.getRefusedCount() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static String text(long generation, EnactPlanResponse response) {
    String text =
        "Plan %d is live at %s"
            .formatted(
                generation,
                Texts.counted(
                    response.getEnactedCount() + response.getAlreadyLiveCount(), "endpoint"));
    if (response.getAlreadyLiveCount() > 0) {
      text += ", at %d of them before".formatted(response.getAlreadyLiveCount());
    }
    return response.getRefusedCount() == 0
        ? text + "."
        : text + ", and was refused at %d.".formatted(response.getRefusedCount());
  }
}
