package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.access.Access;
import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.access.Token;
import dev.holdfast.endpoint.Change;
import java.util.Optional;

/// Roles and bearer tokens, both ways.
final class AccessCodec {

  private AccessCodec() {}

  static AccessFormat.Grant encodeGrant(Grant grant) {
    AccessFormat.Grant.Builder encoded =
        AccessFormat.Grant.newBuilder()
            .setPrincipal(grant.principal().name())
            .setRole(encodeRole(grant.role()));
    return switch (grant.scope()) {
      case Scope.WholeStore() ->
          encoded.setStore(AccessFormat.WholeStore.getDefaultInstance()).build();
      case Scope.OneZone(var apex) -> encoded.setZone(encode(apex)).build();
      case Scope.Suffix(var name) -> encoded.setSuffix(encode(name)).build();
    };
  }

  static Grant grant(AccessFormat.Grant encoded) {
    return new Grant(
        new Principal(encoded.getPrincipal()),
        role(encoded.getRole()),
        switch (encoded.getScopeCase()) {
          case STORE -> Scope.STORE;
          case ZONE -> new Scope.OneZone(RecordCodec.name(encoded.getZone()));
          case SUFFIX -> new Scope.Suffix(RecordCodec.name(encoded.getSuffix()));
          case SCOPE_NOT_SET -> throw new CodecException("a role has no scope known here");
        });
  }

  private static AccessFormat.Role encodeRole(Role role) {
    return switch (role) {
      case READER -> AccessFormat.Role.ROLE_READER;
      case PLANNER -> AccessFormat.Role.ROLE_PLANNER;
      case ENACTOR -> AccessFormat.Role.ROLE_ENACTOR;
      case OPERATOR -> AccessFormat.Role.ROLE_OPERATOR;
      case ADMIN -> AccessFormat.Role.ROLE_ADMIN;
    };
  }

  private static Role role(AccessFormat.Role encoded) {
    return switch (encoded) {
      case ROLE_READER -> Role.READER;
      case ROLE_PLANNER -> Role.PLANNER;
      case ROLE_ENACTOR -> Role.ENACTOR;
      case ROLE_OPERATOR -> Role.OPERATOR;
      case ROLE_ADMIN -> Role.ADMIN;
      case ROLE_UNSPECIFIED, UNRECOGNIZED ->
          throw new CodecException("a grant has no role known here");
    };
  }

  static StateFormat.Granted encodeGranted(Grant grant, Change by, ChangeWriter changes) {
    return StateFormat.Granted.newBuilder()
        .setGrant(encodeGrant(grant))
        .setBy(changes.encode(by))
        .build();
  }

  static Access with(Access access, StateFormat.Granted encoded, ChangeTable changes) {
    return access.with(grant(encoded.getGrant()), changes.decode(encoded.getBy()));
  }

  static StateFormat.Token encodeToken(Token token, ChangeWriter changes) {
    StateFormat.Token.Builder encoded =
        StateFormat.Token.newBuilder()
            .setId(token.id())
            .setPrincipal(token.principal().name())
            .setHash(encode(token.hash()))
            .setBy(changes.encode(token.by()));
    token.expiresAt().ifPresent(end -> encoded.setExpiresAt(encode(end)));
    return encoded.build();
  }

  static Token token(StateFormat.Token encoded, ChangeTable changes) {
    return new Token(
        encoded.getId(),
        new Principal(encoded.getPrincipal()),
        RecordCodec.digest(encoded.getHash()),
        encoded.hasExpiresAt()
            ? Optional.of(RecordCodec.instant(encoded.getExpiresAt()))
            : Optional.empty(),
        changes.decode(encoded.getBy()));
  }
}
