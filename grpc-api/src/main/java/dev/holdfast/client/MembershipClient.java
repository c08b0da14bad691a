package dev.holdfast.client;

import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.GetMembershipRequest;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.MembershipServiceGrpc;
import dev.holdfast.v1.PromoteMemberRequest;
import dev.holdfast.v1.RemoveMemberRequest;
import dev.holdfast.v1.TransferLeadershipRequest;

/// Calls of the membership service. A change that was made already is not made again, so each may
/// be repeated, and is.
public final class MembershipClient {

  private final Calls calls;

  MembershipClient(Calls calls) {
    this.calls = calls;
  }

  /// The members as the leader knows them.
  public Membership members() {
    return calls
        .read(
            MembershipServiceGrpc.getGetMembershipMethod(),
            GetMembershipRequest.getDefaultInstance())
        .getMembership();
  }

  public Membership add(AddMemberRequest request) {
    return calls.change(MembershipServiceGrpc.getAddMemberMethod(), request).getMembership();
  }

  public Membership promote(PromoteMemberRequest request) {
    return calls.change(MembershipServiceGrpc.getPromoteMemberMethod(), request).getMembership();
  }

  public Membership remove(RemoveMemberRequest request) {
    return calls.change(MembershipServiceGrpc.getRemoveMemberMethod(), request).getMembership();
  }

  /// Hands over the lead, and returns the id of who has it then.
  public String transfer(TransferLeadershipRequest request) {
    return calls.change(MembershipServiceGrpc.getTransferLeadershipMethod(), request).getLeaderId();
  }
}
