package dev.holdfast.server.translation;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.access.Token;
import dev.holdfast.endpoint.Change;
import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import dev.holdfast.v1.GrantedRole;
import dev.holdfast.v1.KnownToken;

/// Roles and tokens as messages.
public final class AccessMessages {

  private AccessMessages() {}

  public static GrantedRole granted(Grant grant, Change by) {
    return GrantedRole.newBuilder()
        .setPrincipal(grant.principal().name())
        .setRole(role(grant.role()))
        .setScope(scope(grant.scope()))
        .setGrantedBy(by.author())
        .setReason(by.reason())
        .setGrantedAt(Times.message(by.at()))
        .build();
  }

  private static AccessRole role(Role role) {
    return switch (role) {
      case READER -> AccessRole.ACCESS_ROLE_READER;
      case PLANNER -> AccessRole.ACCESS_ROLE_PLANNER;
      case ENACTOR -> AccessRole.ACCESS_ROLE_ENACTOR;
      case OPERATOR -> AccessRole.ACCESS_ROLE_OPERATOR;
      case ADMIN -> AccessRole.ACCESS_ROLE_ADMIN;
    };
  }

  private static AccessScope scope(Scope scope) {
    AccessScope.Builder message = AccessScope.newBuilder();
    return switch (scope) {
      case Scope.WholeStore() -> message.setStore(true).build();
      case Scope.OneZone(var apex) -> message.setZone(apex.toString()).build();
      case Scope.Suffix(var name) -> message.setSuffix(name.toString()).build();
    };
  }

  /// Without anything that is made of its secret.
  public static KnownToken token(Token token) {
    KnownToken.Builder message =
        KnownToken.newBuilder()
            .setId(token.id())
            .setPrincipal(token.principal().name())
            .setAddedBy(token.by().author())
            .setReason(token.by().reason())
            .setAddedAt(Times.message(token.by().at()));
    token.expiresAt().ifPresent(end -> message.setExpiresAt(Times.message(end)));
    return message.build();
  }
}
