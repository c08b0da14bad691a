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
  /// @param revision of the store when it was decided; 0 where the log was not asked
  record Refused(List<Refusal> refusals, int totalCount, long revision) implements WholeVerdict {}

  /// Whether it was refused, and fewer endpoints in one call might pass.
  default boolean isForNumber() {
    return this instanceof Refused refused
        && refused.refusals().stream().allMatch(one -> one.getRule().equals(TOO_MANY));
  }

  /// The guard that judges how many of a zone's endpoints one change touches.
  String TOO_MANY = "max-endpoints-changed";
}
