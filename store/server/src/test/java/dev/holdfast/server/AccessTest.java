package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.holdfast.access.Principal;
import dev.holdfast.contract.BearerToken;
import dev.holdfast.contract.Failure;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import dev.holdfast.v1.AccessServiceGrpc;
import dev.holdfast.v1.AddTokenRequest;
import dev.holdfast.v1.EnableAccessRequest;
import dev.holdfast.v1.GrantRoleRequest;
import dev.holdfast.v1.GrantedRole;
import dev.holdfast.v1.KnownToken;
import dev.holdfast.v1.ListRolesRequest;
import dev.holdfast.v1.ListRolesResponse;
import dev.holdfast.v1.ListTokensRequest;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.RevokeRoleRequest;
import dev.holdfast.v1.RevokeTokenRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: roles and tokens can be given, taken and seen, and what is asked for wrongly changes
/// nothing.
class AccessTest {

  private static final AccessScope STORE = AccessScope.newBuilder().setStore(true).build();

  @RegisterExtension private final OneNode one = new OneNode();

  private AccessServiceGrpc.AccessServiceBlockingStub access() {
    return AccessServiceGrpc.newBlockingStub(one.node().channel());
  }

  private void grant(String principal, AccessRole role, AccessScope scope) {
    access().grantRole(request(principal, role, scope));
  }

  private static GrantRoleRequest request(String principal, AccessRole role, AccessScope scope) {
    return GrantRoleRequest.newBuilder()
        .setHeader(RequestHeader.newBuilder().setReason("a test needs it"))
        .setPrincipal(principal)
        .setRole(role)
        .setScope(scope)
        .build();
  }

  private static AccessScope suffix(String name) {
    return AccessScope.newBuilder().setSuffix(name).build();
  }

  @Test
  void once_access_is_enabled_a_role_decides() {
    one.planner().importZone(Planner.address("api.example.", "192.0.2.1"));
    Refused.of(one, () -> access().enableAccess(EnableAccessRequest.getDefaultInstance()))
        .by("enabler-not-admin")
        .says("Grant yourself the role admin");
    grant("tester", AccessRole.ACCESS_ROLE_ADMIN, STORE);
    access().enableAccess(EnableAccessRequest.getDefaultInstance());

    try (RunningNode.Connection other = one.node().connectAs("planner-1")) {
      var plans = PlanServiceGrpc.newBlockingStub(other.channel());
      Failure.NotPermitted refused =
          Failures.of(
              Failure.NotPermitted.class,
              () -> plans.openPlan(OpenPlanRequest.getDefaultInstance()));
      assertThat(refused.refusals().getFirst().getMessage())
          .startsWith("not-permitted at planner-1: the rule asks for role planner over any scope");
      grant("planner-1", AccessRole.ACCESS_ROLE_PLANNER, suffix("eu.example."));
      assertThat(plans.openPlan(OpenPlanRequest.getDefaultInstance()).getGeneration()).isPositive();
    }
    Refused.of(
            one,
            () ->
                access()
                    .revokeRole(
                        RevokeRoleRequest.newBuilder()
                            .setPrincipal("tester")
                            .setRole(AccessRole.ACCESS_ROLE_ADMIN)
                            .setScope(STORE)
                            .build()))
        .by("last-admin");
  }

  @Test
  void roles_are_listed_by_principal_each_once_however_small_the_pages() {
    AccessScope zone = AccessScope.newBuilder().setZone("eu.example.").build();
    for (int i = 0; i < 5; i++) {
      grant("p " + i, AccessRole.ACCESS_ROLE_READER, STORE);
      grant("p " + i, AccessRole.ACCESS_ROLE_READER, zone);
      grant("p " + i, AccessRole.ACCESS_ROLE_ENACTOR, suffix("eu.example."));
    }
    List<GrantedRole> listed = new ArrayList<>();
    String token = "";
    do {
      ListRolesResponse page =
          access()
              .listRoles(
                  ListRolesRequest.newBuilder()
                      .setPage(PageRequest.newBuilder().setPageSize(2).setPageToken(token))
                      .build());
      listed.addAll(page.getRolesList());
      assertThat(page.getEnabled()).isFalse();
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).hasSize(15).doesNotHaveDuplicates();
    assertThat(listed).extracting(GrantedRole::getPrincipal).isSorted();
    assertThat(listed.getFirst().getGrantedBy()).isEqualTo("tester");
    assertThat(listed.getFirst().getReason()).isEqualTo("a test needs it");
    assertThat(listed.get(1).getScope()).isEqualTo(zone);
  }

  @Test
  void a_token_is_good_for_its_principal_and_its_secret_is_nowhere() {
    BearerToken token = BearerToken.fresh("ci-1");
    var added =
        access()
            .addToken(
                tokenRequest(token).setExpiresIn(Duration.newBuilder().setSeconds(60)).build());
    assertThat(added.hasExpiresAt()).isTrue();

    BearerToken shown = BearerToken.parse(token.text()).orElseThrow();
    assertThat(bearer(shown)).contains(new Principal("planner-1"));
    assertThat(bearer(BearerToken.fresh("ci-1"))).isEmpty();
    assertThat(token.toString()).isEqualTo("token ci-1");
    String secret = token.text().substring(token.text().indexOf('.') + 1);
    assertThat(one.replica().applied().state().toString()).doesNotContain(secret);
    List<KnownToken> listed =
        access().listTokens(ListTokensRequest.getDefaultInstance()).getTokensList();
    assertThat(listed).extracting(KnownToken::getId).containsExactly("ci-1");

    access().revokeToken(RevokeTokenRequest.newBuilder().setTokenId("ci-1").build());
    assertThat(bearer(shown)).isEmpty();
  }

  private static AddTokenRequest.Builder tokenRequest(BearerToken token) {
    return AddTokenRequest.newBuilder()
        .setTokenId(token.id())
        .setPrincipal("planner-1")
        .setSecretSha256(ByteString.copyFrom(token.secretDigest()));
  }

  private Optional<Principal> bearer(BearerToken token) {
    return one.replica()
        .applied()
        .state()
        .access()
        .bearer(token.id(), Digest.of(token.secretDigest()), Instant.EPOCH);
  }

  @Test
  void what_is_no_token_is_none() {
    String text = BearerToken.fresh("ci-1").text();
    for (String wrong :
        List.of("", "holdfast_ci-1", text + "A", text.substring(1), text.replace("ci-1", "CI"))) {
      assertThat(BearerToken.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void what_is_wrong_with_a_request_is_told_by_its_field() {
    assertThat(wrong(() -> grant("", AccessRole.ACCESS_ROLE_READER, STORE)))
        .startsWith("principal");
    assertThat(wrong(() -> grant("a", AccessRole.ACCESS_ROLE_UNSPECIFIED, STORE)))
        .startsWith("role");
    assertThat(
            wrong(
                () -> grant("a", AccessRole.ACCESS_ROLE_READER, AccessScope.getDefaultInstance())))
        .startsWith("scope");
    assertThat(wrong(() -> grant("a", AccessRole.ACCESS_ROLE_READER, suffix("a..b"))))
        .startsWith("scope.suffix");
    assertThat(
            wrong(() ->
                access()
                    .addToken(
                        tokenRequest(BearerToken.fresh("ci-1"))
                            .setSecretSha256(ByteString.copyFrom(new byte[3]))
                            .build())))
        .startsWith("secret_sha256");
    assertThat(
            wrong(() ->
                access().revokeToken(RevokeTokenRequest.newBuilder().setTokenId("CI").build())))
        .startsWith("token_id");
  }

  private static String wrong(ThrowingCallable call) {
    Failure.InvalidInput invalid = Failures.of(Failure.InvalidInput.class, call);
    return invalid.field() + ": " + invalid.problem();
  }
}
