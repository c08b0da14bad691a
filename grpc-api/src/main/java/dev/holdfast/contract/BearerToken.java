package dev.holdfast.contract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bearer token as its bearer has it: `holdfast_ID.SECRET`, where the secret is 32 random octets
/// in base64url. Its beginning lets scanners find one that was left lying about.
///
/// The store knows the id and the SHA-256 of the secret. [#toString] does not tell the secret.
public final class BearerToken {

  public static final int SECRET_OCTETS = 32;

  private static final Pattern TEXT =
      Pattern.compile("holdfast_([a-z0-9][a-z0-9_-]{0,62})\\.([A-Za-z0-9_-]{43})");

  private final String id;
  private final byte[] secret;

  private BearerToken(String id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  /// A new token under this id.
  public static BearerToken fresh(String id) {
    byte[] secret = new byte[SECRET_OCTETS];
    new SecureRandom().nextBytes(secret);
    return new BearerToken(id, secret);
  }

  /// The token that is written so; empty if none is.
  public static Optional<BearerToken> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] secret;
    try {
      secret = Base64.getUrlDecoder().decode(matcher.group(2));
    } catch (IllegalArgumentException strayBits) {
      return Optional.empty();
    }
    return Optional.of(new BearerToken(matcher.group(1), secret));
  }

  public String id() {
    return id;
  }

  /// SHA-256 of the secret, by which the store knows it.
  public byte[] secretDigest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java platform has no SHA-256", impossible);
    }
  }

  /// The whole token: for its bearer, and for nobody else.
  public String text() {
    return "holdfast_%s.%s"
        .formatted(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  @Override
  public String toString() {
    return "token " + id;
  }
}
