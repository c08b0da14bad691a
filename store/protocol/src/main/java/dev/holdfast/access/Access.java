package dev.holdfast.access;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.Digest;
import dev.holdfast.zone.Zones;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/// Who may do what. While it is not enabled everybody may do everything; once it is, nobody may do
/// anything but by a grant.
///
/// @param grants with who gave each, when, and why
/// @param tokens by id
public record Access(
    boolean enabled, TreePMap<Grant, Change> grants, TreePMap<String, Token> tokens) {

  public static final Access NONE = new Access(false, TreePMap.empty(), TreePMap.empty());

  /// What `principal` was granted.
  public Stream<Grant> of(Principal principal) {
    return grants.tailMap(Grant.firstOf(principal), true).keySet().stream()
        .takeWhile(grant -> grant.principal().equals(principal));
  }

  /// Whether `principal` has `role`, or one that includes it, over all of `area`. Does not ask
  /// whether access is enabled.
  public boolean grants(Principal principal, Role role, Area area, Zones zones) {
    return of(principal)
        .anyMatch(grant -> grant.role().includes(role) && area.isCoveredBy(grant.scope(), zones));
  }

  /// Whether somebody can put everything else right.
  public boolean hasAdmin() {
    return grants.keySet().stream().anyMatch(Grant::isAdminOfAll);
  }

  public Optional<Token> token(String id) {
    return Optional.ofNullable(tokens.get(id));
  }

  /// Whom a bearer is taken for.
  ///
  /// @param id of the token shown
  /// @param hash of the secret shown
  public Optional<Principal> bearer(String id, Digest hash, Instant now) {
    return token(id)
        .filter(token -> token.isOf(hash) && !token.isExpired(now))
        .map(Token::principal);
  }

  public Access enabled(boolean whether) {
    return new Access(whether, grants, tokens);
  }

  public Access with(Grant grant, Change by) {
    return new Access(enabled, grants.plus(grant, by), tokens);
  }

  public Access without(Grant grant) {
    return new Access(enabled, grants.minus(grant), tokens);
  }

  public Access with(Token token) {
    return new Access(enabled, grants, tokens.plus(token.id(), token));
  }

  public Access withoutToken(String id) {
    return new Access(enabled, grants, tokens.minus(id));
  }

  /// Without the tokens that nobody can use any more.
  public Access forgettingExpired(Instant now) {
    TreePMap<String, Token> left = tokens;
    for (Token token : tokens.values()) {
      left = token.isExpired(now) ? left.minus(token.id()) : left;
    }
    return left == tokens ? this : new Access(enabled, grants, left);
  }
}
