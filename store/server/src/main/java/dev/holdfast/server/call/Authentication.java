package dev.holdfast.server.call;

import dev.holdfast.access.Access;
import dev.holdfast.access.Token;
import dev.holdfast.contract.BearerToken;
import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.record.Digest;
import dev.holdfast.tls.PeerNames;
import dev.holdfast.tls.ReloadingTls;
import io.grpc.Metadata;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Finds out who calls.
///
/// A certificate comes first, then a token. A node's certificate vouches for whoever it passes a
/// call on for. A mere word counts only where nothing is protected: on a node without TLS, and once
/// access is enabled only from this machine.
public final class Authentication {

  private static final Pattern PRINTABLE =
      Pattern.compile("[\\x20-\\x7e]{1,%d}".formatted(Limits.CALLER_CHARACTERS));
  private static final String CHECKED = "holdfast.checked";

  private final Optional<ReloadingTls> tls;
  private final String cluster;
  private final Supplier<Access> access;
  private final InstantSource clock;

  public Authentication(
      Optional<ReloadingTls> tls, String cluster, Supplier<Access> access, InstantSource clock) {
    this.tls = tls;
    this.cluster = cluster;
    this.access = access;
    this.clock = clock;
  }

  /// What a connection and a call on it show.
  ///
  /// @param session of a protected connection
  /// @param authorization the header of that name
  /// @param caller the name that the call gives
  /// @param passedOn whether a node says it passes the call on
  public record Shown(
      Optional<SSLSession> session,
      InetAddress from,
      Optional<String> authorization,
      Optional<String> caller,
      boolean passedOn) {

    static Shown of(Optional<SSLSession> session, InetAddress from, Metadata headers) {
      return new Shown(
          session,
          from,
          Optional.ofNullable(headers.get(CallMetadata.AUTHORIZATION)),
          Optional.ofNullable(headers.get(CallMetadata.CALLER)),
          headers.containsKey(CallMetadata.FORWARDED_BY));
    }
  }

  /// @throws io.grpc.StatusRuntimeException if what is shown proves nothing
  public Identity identify(Shown shown) {
    Optional<X509Certificate> certificate = shown.session().flatMap(this::certificate);
    if (certificate.isPresent()) {
      return identify(certificate.get(), shown);
    }
    if (shown.authorization().isPresent()) {
      return bearer(shown.authorization().get());
    }
    boolean byWord = tls.isEmpty() && (!access.get().enabled() || shown.from().isLoopbackAddress());
    return byWord
        ? Identity.named(
            shown.caller().map(Authentication::printable).orElse(CallMetadata.ANONYMOUS))
        : new Identity.Stranger();
  }

  private Identity identify(X509Certificate certificate, Shown shown) {
    Optional<String> node = PeerNames.nodeOf(certificate, cluster);
    if (node.isPresent()) {
      return shown.passedOn() && shown.caller().isPresent()
          ? Identity.named(printable(shown.caller().get()))
          : new Identity.Node(node.get());
    }
    String name =
        PeerNames.callerOf(certificate)
            .orElseThrow(() ->
                unauthenticated(
                    "The certificate of %s names no caller of cluster %s"
                        .formatted(certificate.getSubjectX500Principal().getName(), cluster)));
    return new Identity.Named(
        printable(name), Optional.of(certificate.getNotAfter().toInstant()), Optional.empty());
  }

  /// The other side's certificate, checked again if what is trusted has changed since: connections
  /// outlive certificates.
  private Optional<X509Certificate> certificate(SSLSession session) {
    List<X509Certificate> chain = chain(session);
    if (chain.isEmpty() || tls.isEmpty()) {
      return Optional.empty();
    }
    Object trusted = tls.get().version();
    if (session.getValue(CHECKED) != trusted) {
      if (!tls.get().stillTrusts(chain)) {
        throw unauthenticated("The certificate of this connection is trusted no more");
      }
      session.putValue(CHECKED, trusted);
    }
    if (chain.getFirst().getNotAfter().toInstant().isBefore(clock.instant())) {
      throw unauthenticated(
          "The certificate of this connection has ended, at "
              + chain.getFirst().getNotAfter().toInstant());
    }
    return Optional.of(chain.getFirst());
  }

  private static List<X509Certificate> chain(SSLSession session) {
    try {
      return Stream.of(session.getPeerCertificates())
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException nothingShown) {
      return List.of();
    }
  }

  private Identity bearer(String authorization) {
    Optional<BearerToken> shown =
        Optional.of(authorization)
            .filter(text -> text.startsWith(CallMetadata.BEARER))
            .flatMap(text -> BearerToken.parse(text.substring(CallMetadata.BEARER.length())));
    Instant now = clock.instant();
    return shown
        .flatMap(token ->
            access
                .get()
                .bearer(token.id(), Digest.of(token.secretDigest()), now)
                .map(principal ->
                    new Identity.Named(
                        principal.name(),
                        access.get().token(token.id()).flatMap(Token::expiresAt),
                        Optional.of(token.id()))))
        .orElseThrow(
            () -> unauthenticated("The token is none that this node knows, or its time is over"));
  }

  /// Whether whoever made a call that is still open would be let in under the same name now.
  boolean stillHolds(Identity identity) {
    return switch (identity) {
      case Identity.Stranger _, Identity.Node _ -> true;
      case Identity.Named(String _, Optional<Instant> until, Optional<String> token) ->
          until.filter(end -> !clock.instant().isBefore(end)).isEmpty()
              && token.map(id -> access.get().token(id).isPresent()).orElse(true);
    };
  }

  private static String printable(String name) {
    if (!PRINTABLE.matcher(name).matches()) {
      throw new Failure.InvalidInput(
              CallMetadata.CALLER.name(),
              "is not 1 to %d printable ASCII characters".formatted(Limits.CALLER_CHARACTERS))
          .toException();
    }
    return name;
  }

  static RuntimeException unauthenticated(String message) {
    return new Failure.Unauthenticated(message).toException();
  }
}
