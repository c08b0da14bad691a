package dev.holdfast.agents.enactor;

import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.Refusal;
import java.util.List;

/// What came of one call that enacts a plan, at all its endpoints or at a slice of them.
public sealed interface WholeVerdict {

  /// It was carried out. Where endpoints are on their own, some of them may have refused.
  record Live(EnactPlanResponse response) implements WholeVerdict {}

  /// Rules stand against the call as a whole; all endpoints stayed as they were.
  ///
  /// @param refusals as many as travelled with the answer
  record Refused(List<Refusal> refusals, int totalCount) implements WholeVerdict {}
}
