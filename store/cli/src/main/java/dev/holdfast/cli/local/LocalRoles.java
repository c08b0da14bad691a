package dev.holdfast.cli.local;

import dev.holdfast.client.AccessClient;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import dev.holdfast.v1.EnableAccessRequest;
import dev.holdfast.v1.GrantRoleRequest;
import dev.holdfast.v1.RequestHeader;

/// Gives the programs of a local cluster the roles they need, and whoever started it all of them;
/// from then on nobody else may do anything.
final class LocalRoles {

  private static final RequestHeader WHY =
      RequestHeader.newBuilder().setReason("'holdfast up' starts").build();

  private final AccessClient access;

  LocalRoles(HoldfastClient client) {
    this.access = client.access();
  }

  /// Does nothing where access is enabled already: what was granted since is the user's business.
  void establish() {
    if (access.roles().enabled()) {
      return;
    }
    grant(Identities.operator(), AccessRole.ACCESS_ROLE_ADMIN);
    grant(Identities.PLANNER, AccessRole.ACCESS_ROLE_PLANNER);
    Identities.enactors().forEach(enactor -> grant(enactor, AccessRole.ACCESS_ROLE_ENACTOR));
    access.enable(EnableAccessRequest.newBuilder().setHeader(WHY).build());
  }

  private void grant(String principal, AccessRole role) {
    access.grant(
        GrantRoleRequest.newBuilder()
            .setHeader(WHY)
            .setPrincipal(principal)
            .setRole(role)
            .setScope(AccessScope.newBuilder().setStore(true))
            .build());
  }
}
