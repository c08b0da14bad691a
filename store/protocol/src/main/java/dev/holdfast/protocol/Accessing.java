package dev.holdfast.protocol;

import dev.holdfast.access.Access;
import dev.holdfast.access.Area;
import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Token;
import dev.holdfast.endpoint.Change;
import java.time.Instant;
import java.util.Optional;

/// EnableAccess, DisableAccess, GrantRole, RevokeRole, AddToken, RevokeToken.
///
/// Saying what is so already changes nothing.
final class Accessing {

  private static final String ACCESS = "access";

  private Accessing() {}

  /// Nobody may lock themselves out: who enables access is admin afterwards.
  static Transition enableAccess(State state, Command.EnableAccess command, Change change) {
    Access access = state.access();
    boolean admin =
        Principal.isName(change.author())
            && access.grants(
                new Principal(change.author()), Role.ADMIN, Area.store(), state.zones());
    if (!admin) {
      return Transition.refused(
          state,
          Rule.ENABLER_NOT_ADMIN,
          ACCESS,
          "role admin over the store, of the caller who enables it",
          "%s without it".formatted(change.author().isEmpty() ? "a caller" : change.author()));
    }
    return Transition.of(
        access.enabled() ? state : state.with(access.enabled(true)), new Outcome.AccessEnabled());
  }

  static Transition disableAccess(State state, Command.DisableAccess command) {
    Access access = state.access();
    return Transition.of(
        access.enabled() ? state.with(access.enabled(false)) : state, new Outcome.AccessDisabled());
  }

  static Transition grantRole(State state, Command.GrantRole command, Change change) {
    Access access = state.access();
    Grant grant = command.grant();
    if (access.grants().containsKey(grant)) {
      return Transition.of(state, new Outcome.RoleGranted(grant));
    }
    if (access.grants().size() >= Limits.GRANTS) {
      return Transition.refused(
          state,
          Rule.TOO_MANY_GRANTS,
          ACCESS,
          "at most %d roles granted".formatted(Limits.GRANTS),
          "%d already".formatted(access.grants().size()));
    }
    return Transition.of(state.with(access.with(grant, change)), new Outcome.RoleGranted(grant));
  }

  static Transition revokeRole(State state, Command.RevokeRole command) {
    Access access = state.access();
    Grant grant = command.grant();
    if (!access.grants().containsKey(grant)) {
      return Transition.refused(
          state, Rule.ROLE_NOT_GRANTED, grant.principal(), grant.toString(), held(access, grant));
    }
    Access after = access.without(grant);
    if (access.enabled() && !after.hasAdmin()) {
      return Transition.refused(
          state,
          Rule.LAST_ADMIN,
          grant.principal(),
          "an admin over the store while access is enabled",
          "no other");
    }
    return Transition.of(state.with(after), new Outcome.RoleRevoked(grant));
  }

  /// What the principal has instead.
  private static String held(Access access, Grant grant) {
    return access
        .of(grant.principal())
        .map(Grant::toString)
        .reduce((one, other) -> one + ", " + other)
        .orElse("no role");
  }

  static Transition addToken(State state, Command.AddToken command, Change change) {
    Access access = state.access().forgettingExpired(state.clock());
    if (access.token(command.token()).isPresent()) {
      return Transition.refused(
          state,
          Rule.TOKEN_EXISTS,
          "token " + command.token(),
          "an id of its own",
          "one added by " + access.token(command.token()).get().by().author());
    }
    if (access.tokens().size() >= Limits.TOKENS) {
      return Transition.refused(
          state,
          Rule.TOO_MANY_TOKENS,
          ACCESS,
          "at most %d tokens".formatted(Limits.TOKENS),
          "%d already".formatted(access.tokens().size()));
    }
    Optional<Instant> expiresAt = command.validFor().map(state.clock()::plus);
    Token token =
        new Token(command.token(), command.principal(), command.hash(), expiresAt, change);
    return Transition.of(
        state.with(access.with(token)), new Outcome.TokenAdded(command.token(), expiresAt));
  }

  static Transition revokeToken(State state, Command.RevokeToken command) {
    Access access = state.access();
    if (access.token(command.token()).isEmpty()) {
      return Transition.refused(
          state, Rule.NO_SUCH_TOKEN, "token " + command.token(), "a token of this id", "none");
    }
    return Transition.of(
        state.with(access.withoutToken(command.token())),
        new Outcome.TokenRevoked(command.token()));
  }
}
