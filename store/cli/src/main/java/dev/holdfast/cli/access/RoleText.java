package dev.holdfast.cli.access;

import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import java.util.Locale;

/// Roles and scopes, as people write them.
final class RoleText {

  private RoleText() {}

  static String role(AccessRole role) {
    return role.name().substring("ACCESS_ROLE_".length()).toLowerCase(Locale.ROOT);
  }

  static String scope(AccessScope scope) {
    return switch (scope.getScopeCase()) {
      case ZONE -> "zone " + scope.getZone();
      case SUFFIX -> "suffix " + scope.getSuffix();
      case STORE, SCOPE_NOT_SET -> "the store";
    };
  }
}
