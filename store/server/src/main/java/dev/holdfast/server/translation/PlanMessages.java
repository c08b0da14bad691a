package dev.holdfast.server.translation;

import com.google.protobuf.ByteString;
import dev.holdfast.endpoint.Change;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;

/// Plans as messages.
public final class PlanMessages {

  private PlanMessages() {}

  public static Plan plan(dev.holdfast.plan.Plan plan) {
    Change opened = plan.opened();
    Plan.Builder message =
        Plan.newBuilder()
            .setGeneration(plan.generation())
            .setState(state(plan))
            .setAuthor(opened.author())
            .setReason(opened.reason())
            .setDigest(ByteString.copyFrom(plan.digest().toBytes()))
            .setOpenedAt(Times.message(opened.at()));
    switch (plan) {
      case dev.holdfast.plan.Plan.Open open ->
          counted(message, open.contents()).setNextChunkIndex(open.chunks());
      case dev.holdfast.plan.Plan.Sealed sealed ->
          counted(message, sealed.contents()).setSealedAt(Times.message(sealed.sealed().at()));
      case dev.holdfast.plan.Plan.Cleaned cleaned ->
          message.setCleanedAt(Times.message(cleaned.cleaned().at()));
    }
    return message.build();
  }

  public static PlanState state(dev.holdfast.plan.Plan plan) {
    return switch (plan) {
      case dev.holdfast.plan.Plan.Open _ -> PlanState.PLAN_STATE_OPEN;
      case dev.holdfast.plan.Plan.Sealed _ -> PlanState.PLAN_STATE_SEALED;
      case dev.holdfast.plan.Plan.Cleaned _ -> PlanState.PLAN_STATE_CLEANED;
    };
  }

  private static Plan.Builder counted(Plan.Builder message, PlanContents contents) {
    return message
        .setEndpointCount(contents.endpoints().size())
        .setRecordSetCount(contents.recordSets());
  }
}
