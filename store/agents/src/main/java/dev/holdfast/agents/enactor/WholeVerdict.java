package dev.holdfast.agents.enactor;

import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import java.util.List;

/// What came of enacting a plan as a whole.
public sealed interface WholeVerdict {

  record Live(EnactPlanResponse response) implements WholeVerdict {}

  /// Rules stand against the plan at some endpoints; all stayed as they were.
  ///
  /// @param refusals as many as travelled with the answer
  record Refused(List<Refusal> refusals, int totalCount) implements WholeVerdict {}
}
