package dev.holdfast.server.call;

import dev.holdfast.contract.CallMetadata;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Who calls, for everything that comes after.
public final class Caller implements ServerInterceptor {

  private static final Context.Key<Identity> IDENTITY =
      Context.keyWithDefault("holdfast-caller", Identity.named(CallMetadata.ANONYMOUS));

  private final Authentication authentication;

  public Caller(Authentication authentication) {
    this.authentication = authentication;
  }

  /// Whoever makes the call that this code runs for.
  public static Identity identity() {
    return IDENTITY.get();
  }

  /// The name of whoever makes the call that this code runs for.
  public static String name() {
    return switch (identity()) {
      case Identity.Named named -> named.name();
      case Identity.Node node -> node.id();
      case Identity.Stranger _ -> CallMetadata.ANONYMOUS;
    };
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Attributes connection = call.getAttributes();
    Identity identity =
        authentication.identify(
            Authentication.Shown.of(
                Optional.ofNullable(connection.get(Grpc.TRANSPORT_ATTR_SSL_SESSION)),
                from(connection),
                headers));
    return Contexts.interceptCall(
        Context.current().withValue(IDENTITY, identity), call, told(headers, identity), next);
  }

  /// What comes after, and whoever the call is passed on to, knows the caller by the proved name.
  private static Metadata told(Metadata headers, Identity identity) {
    Metadata told = new Metadata();
    told.merge(headers);
    if (identity instanceof Identity.Named named) {
      told.removeAll(CallMetadata.CALLER);
      told.put(CallMetadata.CALLER, named.name());
    }
    return told;
  }

  private static InetAddress from(Attributes connection) {
    return connection.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
