package dev.holdfast.server.service;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Token;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.server.translation.AccessMessages;
import dev.holdfast.server.translation.AccessRequests;
import dev.holdfast.server.translation.Times;
import dev.holdfast.v1.AccessServiceGrpc;
import dev.holdfast.v1.AddTokenRequest;
import dev.holdfast.v1.AddTokenResponse;
import dev.holdfast.v1.DisableAccessRequest;
import dev.holdfast.v1.DisableAccessResponse;
import dev.holdfast.v1.EnableAccessRequest;
import dev.holdfast.v1.EnableAccessResponse;
import dev.holdfast.v1.GrantRoleRequest;
import dev.holdfast.v1.GrantRoleResponse;
import dev.holdfast.v1.ListRolesRequest;
import dev.holdfast.v1.ListRolesResponse;
import dev.holdfast.v1.ListTokensRequest;
import dev.holdfast.v1.ListTokensResponse;
import dev.holdfast.v1.RevokeRoleRequest;
import dev.holdfast.v1.RevokeRoleResponse;
import dev.holdfast.v1.RevokeTokenRequest;
import dev.holdfast.v1.RevokeTokenResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// Roles and bearer tokens: given, taken, listed; and whether they count.
final class AccessService extends AccessServiceGrpc.AccessServiceImplBase {

  private final Changes changes;
  private final Reads reads;
  private final Headers headers;

  AccessService(Changes changes, Reads reads, Headers headers) {
    this.changes = changes;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void enableAccess(
      EnableAccessRequest request, StreamObserver<EnableAccessResponse> observer) {
    var enabled =
        changes.make(
            request, request.getHeader(), new Command.EnableAccess(), Outcome.AccessEnabled.class);
    observer.onNext(EnableAccessResponse.newBuilder().setHeader(enabled.header()).build());
    observer.onCompleted();
  }

  @Override
  public void disableAccess(
      DisableAccessRequest request, StreamObserver<DisableAccessResponse> observer) {
    var disabled =
        changes.make(
            request,
            request.getHeader(),
            new Command.DisableAccess(),
            Outcome.AccessDisabled.class);
    observer.onNext(DisableAccessResponse.newBuilder().setHeader(disabled.header()).build());
    observer.onCompleted();
  }

  @Override
  public void grantRole(GrantRoleRequest request, StreamObserver<GrantRoleResponse> observer) {
    var granted =
        changes.make(
            request, request.getHeader(), AccessRequests.grant(request), Outcome.RoleGranted.class);
    observer.onNext(GrantRoleResponse.newBuilder().setHeader(granted.header()).build());
    observer.onCompleted();
  }

  @Override
  public void revokeRole(RevokeRoleRequest request, StreamObserver<RevokeRoleResponse> observer) {
    var revoked =
        changes.make(
            request,
            request.getHeader(),
            AccessRequests.revoke(request),
            Outcome.RoleRevoked.class);
    observer.onNext(RevokeRoleResponse.newBuilder().setHeader(revoked.header()).build());
    observer.onCompleted();
  }

  @Override
  public void listRoles(ListRolesRequest request, StreamObserver<ListRolesResponse> observer) {
    Pages page = Pages.of(request);
    Optional<Grant> after = page.afterAs(GrantPlace::parse);
    Moment moment = reads.at(request.getRead());
    var access = moment.state().access();
    var rest = after.isPresent() ? access.grants().tailMap(after.get(), false) : access.grants();
    var filled =
        page.fill(
            rest.entrySet().iterator(),
            granted -> GrantPlace.of(granted.getKey()),
            granted -> Optional.of(AccessMessages.granted(granted.getKey(), granted.getValue())));
    observer.onNext(
        ListRolesResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllRoles(filled.messages())
            .setNextPageToken(filled.nextToken())
            .setEnabled(access.enabled())
            .build());
    observer.onCompleted();
  }

  @Override
  public void addToken(AddTokenRequest request, StreamObserver<AddTokenResponse> observer) {
    var added =
        changes.make(
            request,
            request.getHeader(),
            AccessRequests.addToken(request),
            Outcome.TokenAdded.class);
    AddTokenResponse.Builder response = AddTokenResponse.newBuilder().setHeader(added.header());
    added.outcome().expiresAt().ifPresent(end -> response.setExpiresAt(Times.message(end)));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void revokeToken(
      RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> observer) {
    var revoked =
        changes.make(
            request,
            request.getHeader(),
            AccessRequests.revokeToken(request),
            Outcome.TokenRevoked.class);
    observer.onNext(RevokeTokenResponse.newBuilder().setHeader(revoked.header()).build());
    observer.onCompleted();
  }

  @Override
  public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> observer) {
    Pages page = Pages.of(request);
    Moment moment = reads.at(request.getRead());
    var tokens = moment.state().access().tokens();
    var rest = page.after().isPresent() ? tokens.tailMap(page.after().get(), false) : tokens;
    var filled =
        page.fill(
            rest.values().iterator(), Token::id, token -> Optional.of(AccessMessages.token(token)));
    observer.onNext(
        ListTokensResponse.newBuilder()
            .setHeader(headers.of(moment))
            .addAllTokens(filled.messages())
            .setNextPageToken(filled.nextToken())
            .build());
    observer.onCompleted();
  }
}
