package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Members;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.replica.OutcomeUnknownException;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.MembershipRefusedException;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.translation.MembershipMessages;
import dev.holdfast.server.translation.MembershipRequests;
import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.AddMemberResponse;
import dev.holdfast.v1.GetMembershipRequest;
import dev.holdfast.v1.GetMembershipResponse;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.MembershipServiceGrpc;
import dev.holdfast.v1.PromoteMemberRequest;
import dev.holdfast.v1.PromoteMemberResponse;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RemoveMemberRequest;
import dev.holdfast.v1.RemoveMemberResponse;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.TransferLeadershipRequest;
import dev.holdfast.v1.TransferLeadershipResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Members come and go, and one of them leads. Calls get here at the leader only; who asked and why
/// stands in its log.
final class MembershipService extends MembershipServiceGrpc.MembershipServiceImplBase {

  private static final Logger log = LoggerFactory.getLogger(MembershipService.class);
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);
  private static final Duration TRANSFER_TIMEOUT = Duration.ofSeconds(5);

  private final Replica replica;
  private final Supplier<Configuration> known;
  private final Consumer<String> refusedRules;

  /// @param known the members with all that this node knows of them
  /// @param refusedRules is told the rule of every refusal
  MembershipService(Replica replica, Supplier<Configuration> known, Consumer<String> refusedRules) {
    this.replica = replica;
    this.known = known;
    this.refusedRules = refusedRules;
  }

  @Override
  public void getMembership(
      GetMembershipRequest request, StreamObserver<GetMembershipResponse> observer) {
    observer.onNext(
        GetMembershipResponse.newBuilder().setMembership(membership(known.get())).build());
    observer.onCompleted();
  }

  @Override
  public void addMember(AddMemberRequest request, StreamObserver<AddMemberResponse> observer) {
    Membership after =
        make(
            new Change.Add(MembershipRequests.member(request)),
            request.getHeader(),
            request.getIfVersion());
    observer.onNext(AddMemberResponse.newBuilder().setMembership(after).build());
    observer.onCompleted();
  }

  @Override
  public void promoteMember(
      PromoteMemberRequest request, StreamObserver<PromoteMemberResponse> observer) {
    Membership after =
        make(
            new Change.Promote(MembershipRequests.id(request.getNodeId())),
            request.getHeader(),
            request.getIfVersion());
    observer.onNext(PromoteMemberResponse.newBuilder().setMembership(after).build());
    observer.onCompleted();
  }

  @Override
  public void removeMember(
      RemoveMemberRequest request, StreamObserver<RemoveMemberResponse> observer) {
    Membership after =
        make(
            new Change.Remove(MembershipRequests.id(request.getNodeId())),
            request.getHeader(),
            request.getIfVersion());
    observer.onNext(RemoveMemberResponse.newBuilder().setMembership(after).build());
    observer.onCompleted();
  }

  @Override
  public void transferLeadership(
      TransferLeadershipRequest request, StreamObserver<TransferLeadershipResponse> observer) {
    Optional<String> successor =
        Optional.of(request.getNodeId()).filter(id -> !id.isEmpty()).map(MembershipRequests::id);
    note("a hand-over of the lead to " + successor.orElse("any"), request.getHeader());
    String leader =
        outcome(members -> members.transfer(successor, TRANSFER_TIMEOUT), request.getHeader());
    observer.onNext(TransferLeadershipResponse.newBuilder().setLeaderId(leader).build());
    observer.onCompleted();
  }

  private Membership make(Change change, RequestHeader header, long ifVersion) {
    note(change.toString(), header);
    Optional<Long> expected = Optional.of(ifVersion).filter(version -> version != 0);
    return membership(outcome(members -> members.change(change, expected), header));
  }

  private static void note(String what, RequestHeader header) {
    log.info("{} asks for {}; reason: {}", Caller.name(), what, header.getReason());
  }

  private Membership membership(Configuration configuration) {
    return MembershipMessages.membership(
        configuration, replica.members().progress(), replica.standing());
  }

  private interface Deed<T> {
    CompletableFuture<T> at(Members members);
  }

  private <T> T outcome(Deed<T> deed, RequestHeader header) {
    Patience patience = Patience.ofThisCall();
    try {
      return patience.await(deed.at(replica.members()));
    } catch (TimeoutException _) {
      throw new Failure.OutcomeUnknown(
              header.getRequestId(),
              !patience.ofCaller(),
              "The change of the members is still under way: a new member may be catching up; ask again")
          .toException();
    } catch (ExecutionException failed) {
      throw failure(failed.getCause(), header.getRequestId());
    }
  }

  private RuntimeException failure(Throwable cause, String requestId) {
    return switch (cause) {
      case MembershipRefusedException refused -> refusal(refused);
      case NotLeaderException moved ->
          new Failure.Unavailable(
                  "Node %s cannot change the members now: %s; try again"
                      .formatted(replica.standing().node(), moved.getMessage()),
                  RETRY_AFTER)
              .toException();
      case OutcomeUnknownException unknown ->
          new Failure.OutcomeUnknown(requestId, true, unknown.getMessage()).toException();
      default -> new IllegalStateException("the members could not be changed", cause);
    };
  }

  private RuntimeException refusal(MembershipRefusedException refused) {
    refusedRules.accept(refused.rule());
    return new Failure.Refused(
            List.of(
                Refusal.newBuilder()
                    .setRule(refused.rule())
                    .setSubject(refused.subject())
                    .setLimit(refused.limit())
                    .setFigure(refused.figure())
                    .setMessage(refused.getMessage())
                    .build()),
            1,
            Optional.empty())
        .toException();
  }
}
