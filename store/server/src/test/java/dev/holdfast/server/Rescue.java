package dev.holdfast.server;

import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.RevokeOverrideRequest;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.UnfreezeRequest;

/// What an operator does at one endpoint while planners and enactors go on: looks, freezes,
/// unfreezes, permits, thinks better of it, and rolls back.
record Rescue(RunningNode node, String name) {

  /// How many calls a round makes.
  static final int CALLS = 7;

  /// @throws io.grpc.StatusRuntimeException if one of the calls does not get through
  void round() {
    RequestHeader why = RequestHeader.newBuilder().setReason("putting it right").build();
    node.cluster().status(StatusRequest.getDefaultInstance());
    node.recordSets().getRecordSets(GetRecordSetsRequest.newBuilder().addNames(name).build());
    node.freezes().freeze(FreezeRequest.newBuilder().setHeader(why).addEndpoints(name).build());
    node.freezes().unfreeze(UnfreezeRequest.newBuilder().setHeader(why).addEndpoints(name).build());
    long override = TestRequests.grant(node, "never-empty", name);
    node.overrides().revokeOverride(RevokeOverrideRequest.newBuilder().setId(override).build());
    node.plans()
        .rollBack(
            RollBackRequest.newBuilder()
                .setHeader(why)
                .addEndpoints(name)
                .setLeaveUnfrozen(true)
                .build());
  }
}
