package dev.holdfast.client;

import com.google.protobuf.ByteString;
import dev.holdfast.contract.BearerToken;
import dev.holdfast.v1.AccessServiceGrpc;
import dev.holdfast.v1.AddTokenRequest;
import dev.holdfast.v1.AddTokenResponse;
import dev.holdfast.v1.DisableAccessRequest;
import dev.holdfast.v1.DisableAccessResponse;
import dev.holdfast.v1.EnableAccessRequest;
import dev.holdfast.v1.EnableAccessResponse;
import dev.holdfast.v1.GrantRoleRequest;
import dev.holdfast.v1.GrantRoleResponse;
import dev.holdfast.v1.GrantedRole;
import dev.holdfast.v1.KnownToken;
import dev.holdfast.v1.ListRolesRequest;
import dev.holdfast.v1.ListRolesResponse;
import dev.holdfast.v1.ListTokensRequest;
import dev.holdfast.v1.ListTokensResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.RevokeRoleRequest;
import dev.holdfast.v1.RevokeRoleResponse;
import dev.holdfast.v1.RevokeTokenRequest;
import dev.holdfast.v1.RevokeTokenResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Calls of the access service.
public final class AccessClient {

  private final Calls calls;

  AccessClient(Calls calls) {
    this.calls = calls;
  }

  public EnableAccessResponse enable(EnableAccessRequest request) {
    return calls.change(AccessServiceGrpc.getEnableAccessMethod(), request);
  }

  public DisableAccessResponse disable(DisableAccessRequest request) {
    return calls.change(AccessServiceGrpc.getDisableAccessMethod(), request);
  }

  public GrantRoleResponse grant(GrantRoleRequest request) {
    return calls.change(AccessServiceGrpc.getGrantRoleMethod(), request);
  }

  public RevokeRoleResponse revoke(RevokeRoleRequest request) {
    return calls.change(AccessServiceGrpc.getRevokeRoleMethod(), request);
  }

  /// What was granted, from the moment of the first page on.
  ///
  /// @param enabled whether it counts
  public record Roles(boolean enabled, List<GrantedRole> granted) {}

  /// All roles, by principal, fetched page by page.
  public Roles roles() {
    List<GrantedRole> granted = new ArrayList<>();
    String token = "";
    while (true) {
      ListRolesResponse page =
          calls.read(
              AccessServiceGrpc.getListRolesMethod(),
              ListRolesRequest.newBuilder()
                  .setPage(PageRequest.newBuilder().setPageToken(token))
                  .build());
      granted.addAll(page.getRolesList());
      token = page.getNextPageToken();
      if (token.isEmpty()) {
        return new Roles(page.getEnabled(), List.copyOf(granted));
      }
    }
  }

  /// Makes `token` known. Its secret is not sent.
  ///
  /// @param request without id and digest
  public AddTokenResponse addToken(BearerToken token, AddTokenRequest request) {
    return calls.change(
        AccessServiceGrpc.getAddTokenMethod(),
        request.toBuilder()
            .setTokenId(token.id())
            .setSecretSha256(ByteString.copyFrom(token.secretDigest()))
            .build());
  }

  public RevokeTokenResponse revokeToken(RevokeTokenRequest request) {
    return calls.change(AccessServiceGrpc.getRevokeTokenMethod(), request);
  }

  /// All tokens, by id, fetched page by page.
  public Stream<KnownToken> tokens() {
    return Paging.stream(
        token ->
            calls.read(
                AccessServiceGrpc.getListTokensMethod(),
                ListTokensRequest.newBuilder()
                    .setPage(PageRequest.newBuilder().setPageToken(token))
                    .build()),
        ListTokensResponse::getTokensList,
        ListTokensResponse::getNextPageToken);
  }
}
