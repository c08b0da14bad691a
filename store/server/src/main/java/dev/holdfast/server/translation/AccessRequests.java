package dev.holdfast.server.translation;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.access.Token;
import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import dev.holdfast.v1.AddTokenRequest;
import dev.holdfast.v1.GrantRoleRequest;
import dev.holdfast.v1.RevokeRoleRequest;
import dev.holdfast.v1.RevokeTokenRequest;
import java.time.Duration;
import java.util.Optional;

/// Requests of the access service as commands.
public final class AccessRequests {

  private static final String PRINCIPAL = "[\\x20-\\x7e]{1,%d}".formatted(Limits.CALLER_CHARACTERS);

  private AccessRequests() {}

  public static Command.GrantRole grant(GrantRoleRequest request) {
    return new Command.GrantRole(
        grant(request.getPrincipal(), request.getRole(), request.getScope()));
  }

  public static Command.RevokeRole revoke(RevokeRoleRequest request) {
    return new Command.RevokeRole(
        grant(request.getPrincipal(), request.getRole(), request.getScope()));
  }

  private static Grant grant(String principal, AccessRole role, AccessScope scope) {
    return new Grant(principal(principal), role(role), scope(scope));
  }

  private static Principal principal(String name) {
    if (!name.matches(PRINCIPAL) || !Principal.isName(name)) {
      throw Field.of("principal")
          .invalid(
              "is not 1 to %d printable ASCII characters without space around them"
                  .formatted(Limits.CALLER_CHARACTERS));
    }
    return new Principal(name);
  }

  private static Role role(AccessRole role) {
    return switch (role) {
      case ACCESS_ROLE_READER -> Role.READER;
      case ACCESS_ROLE_PLANNER -> Role.PLANNER;
      case ACCESS_ROLE_ENACTOR -> Role.ENACTOR;
      case ACCESS_ROLE_OPERATOR -> Role.OPERATOR;
      case ACCESS_ROLE_ADMIN -> Role.ADMIN;
      case ACCESS_ROLE_UNSPECIFIED, UNRECOGNIZED ->
          throw Field.of("role").invalid("is missing, or none of those known here");
    };
  }

  private static Scope scope(AccessScope scope) {
    Field field = Field.of("scope");
    return switch (scope.getScopeCase()) {
      case STORE -> {
        if (!scope.getStore()) {
          throw field.child("store").invalid("is false; leave it out, or set it to true");
        }
        yield Scope.STORE;
      }
      case ZONE -> new Scope.OneZone(Names.read(field.child("zone"), scope.getZone()));
      case SUFFIX -> new Scope.Suffix(Names.read(field.child("suffix"), scope.getSuffix()));
      case SCOPE_NOT_SET -> throw field.invalid("is missing; set store, zone or suffix");
    };
  }

  public static Command.AddToken addToken(AddTokenRequest request) {
    if (request.getSecretSha256().size() != Digest.OCTETS) {
      throw Field.of("secret_sha256")
          .invalid(
              "has %d octets; a SHA-256 has %d"
                  .formatted(request.getSecretSha256().size(), Digest.OCTETS));
    }
    return new Command.AddToken(
        tokenId(request.getTokenId()),
        principal(request.getPrincipal()),
        Digest.of(request.getSecretSha256().toByteArray()),
        request.hasExpiresIn()
            ? Optional.of(
                Times.duration(
                    Field.of("expires_in"),
                    request.getExpiresIn(),
                    Duration.ofSeconds(1),
                    dev.holdfast.protocol.Limits.LONGEST))
            : Optional.empty());
  }

  public static Command.RevokeToken revokeToken(RevokeTokenRequest request) {
    return new Command.RevokeToken(tokenId(request.getTokenId()));
  }

  private static String tokenId(String id) {
    try {
      Token.checkId(id);
    } catch (IllegalArgumentException none) {
      throw Field.of("token_id").invalid(none.getMessage());
    }
    return id;
  }
}
