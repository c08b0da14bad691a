package dev.holdfast.server.call;

import io.grpc.Context;
import io.grpc.Deadline;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// When the present call has to be answered: by the deadline it came with, be it one of its own or
/// one that a stream carries.
///
/// The latter is no deadline of gRPC's, which sets a timer for each; whoever serves a call and
/// waits asks here how long it may.
public final class CallDeadline {

  private static final Context.Key<Deadline> CARRIED = Context.key("holdfast-deadline");

  private CallDeadline() {}

  public static Optional<Deadline> ofThisCall() {
    Optional<Deadline> carried = Optional.ofNullable(CARRIED.get());
    Optional<Deadline> own = Optional.ofNullable(Context.current().getDeadline());
    return carried.isPresent() && own.isPresent()
        ? Optional.of(carried.get().minimum(own.get()))
        : carried.or(() -> own);
  }

  /// The present context for a call that may take so long.
  ///
  /// @param timeoutMillis 0 where its caller does not say
  public static Context within(int timeoutMillis) {
    Context here = Context.current();
    return timeoutMillis == 0
        ? here
        : here.withValue(CARRIED, Deadline.after(timeoutMillis, TimeUnit.MILLISECONDS));
  }
}
