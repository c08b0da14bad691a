package dev.holdfast.access;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.Digest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A bearer token: whoever shows its secret is taken for its principal.
///
/// Of the secret only the SHA-256 is kept. The secret is 256 random bits, so it cannot be guessed
/// from its digest, with or without salt: salt and slow hashes protect what people choose.
///
/// @param hash of the secret
/// @param expiresAt absent where it does not end by itself
/// @param by who added it, when, and why
public record Token(
    String id, Principal principal, Digest hash, Optional<Instant> expiresAt, Change by) {

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  public Token {
    checkId(id);
  }

  /// @throws IllegalArgumentException if `id` is none
  public static void checkId(String id) {
    if (!ALLOWED.matcher(id).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is no token's id; it has 1 to 63 of a-z, 0-9, '_', '-', the first of them a letter"
                  + " or a digit")
              .formatted(id));
    }
  }

  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  /// Whether a secret with this hash is the token's. Takes the same time wherever they differ.
  public boolean isOf(Digest shown) {
    return MessageDigest.isEqual(hash.toBytes(), shown.toBytes());
  }
}
