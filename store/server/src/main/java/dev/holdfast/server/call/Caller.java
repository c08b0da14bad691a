package dev.holdfast.server.call;

import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Who calls, as the call's metadata says.
public final class Caller implements ServerInterceptor {

  private static final Context.Key<String> NAME =
      Context.keyWithDefault("holdfast-caller", CallMetadata.ANONYMOUS);

  private static final String PRINTABLE = "[\\x20-\\x7e]{1,%d}".formatted(Limits.CALLER_CHARACTERS);

  /// The name of whoever makes the call that this code runs for.
  public static String name() {
    return NAME.get();
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String name = headers.get(CallMetadata.CALLER);
    if (name == null) {
      return next.startCall(call, headers);
    }
    if (!name.matches(PRINTABLE)) {
      throw new Failure.InvalidInput(
              CallMetadata.CALLER.name(),
              "is not 1 to %d printable ASCII characters".formatted(Limits.CALLER_CHARACTERS))
          .toException();
    }
    return Contexts.interceptCall(Context.current().withValue(NAME, name), call, headers, next);
  }
}
