package dev.holdfast.server.call;

import com.google.protobuf.Message;
import dev.holdfast.access.Access;
import dev.holdfast.access.Area;
import dev.holdfast.access.Role;
import dev.holdfast.protocol.Permissions;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.State;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets through who may make a call, and keeps a stream open for as long as they may.
///
/// A method that is in no table is refused to everybody as soon as anything is asked of callers:
/// what is added has to say what it takes.
public final class Gate implements ServerInterceptor {

  private static final Need UNASKED = new Need.Nothing();

  private final Map<String, Need> needs;
  private final Supplier<State> state;
  private final Authentication authentication;
  private final boolean isProtected;
  private final Function<Refusal, StatusRuntimeException> refusing;

  /// @param needs of all methods, by their full names
  /// @param isProtected whether callers have to prove who they are even while access is not enabled
  /// @param refusing what a refusal looks like to the caller
  public Gate(
      Map<String, Need> needs,
      Supplier<State> state,
      Authentication authentication,
      boolean isProtected,
      Function<Refusal, StatusRuntimeException> refusing) {
    this.needs = Map.copyOf(needs);
    this.state = state;
    this.authentication = authentication;
    this.isProtected = isProtected;
    this.refusing = refusing;
  }

  /// Fails unless `caller` may begin such a call, whatever it will be about.
  public void admit(Identity caller, String method) {
    switch (need(method)) {
      case Need.Nothing() -> {
        // Health, for whoever has to know whether to send traffic here.
      }
      case Need.BeingNode() -> requireNode(caller);
      case Need.Changing() -> requireKnown(caller);
      case Need.Reading(Role role, var _) -> judge(caller, role, Stream.of(new Area.Nowhere()));
    }
  }

  /// Fails unless `caller` may ask for what is in `request`.
  public void admit(Identity caller, String method, Message request) {
    if (need(method) instanceof Need.Reading(Role role, var areas)) {
      judge(caller, role, areas.apply(request, state.get()));
    }
  }

  private Need need(String method) {
    Optional<Need> found = Optional.ofNullable(needs.get(method));
    if (found.isEmpty() && (isProtected || state.get().access().enabled())) {
      throw new IllegalStateException(method + " is in no table of what methods take");
    }
    return found.orElse(UNASKED);
  }

  private void requireNode(Identity caller) {
    if (isProtected && !(caller instanceof Identity.Node)) {
      throw Authentication.unauthenticated("Only nodes of the cluster may make this call");
    }
  }

  private void requireKnown(Identity caller) {
    if (caller instanceof Identity.Stranger && (isProtected || state.get().access().enabled())) {
      throw Authentication.unauthenticated(
          "The node does not know who calls: show a certificate of the cluster's authority, or a"
              + " token");
    }
  }

  private void judge(Identity caller, Role role, Stream<Area> areas) {
    switch (caller) {
      case Identity.Node _ -> {
        // Nodes hold everything anyway.
      }
      case Identity.Stranger _ -> requireKnown(caller);
      case Identity.Named named -> {
        State now = state.get();
        if (now.access().enabled()) {
          areas
              .flatMap(area -> Permissions.judge(now, named.name(), role, area).stream())
              .findFirst()
              .ifPresent(refusal -> {
                throw refusing.apply(refusal);
              });
        }
      }
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Identity caller = Caller.identity();
    String method = call.getMethodDescriptor().getFullMethodName();
    admit(caller, method);
    Standing<Q, R> standing = new Standing<>(call, caller, method);
    return new SimpleForwardingServerCallListener<>(next.startCall(standing, headers)) {
      @Override
      public void onMessage(Q message) {
        standing.admit((Message) message);
        super.onMessage(message);
      }
    };
  }

  /// A call that is looked at again before each response, if anything about access has changed
  /// since: a watch can be open for months.
  private final class Standing<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final Identity caller;
    private final String method;
    private volatile Optional<Message> request = Optional.empty();
    private volatile Access judgedBy;

    Standing(ServerCall<Q, R> call, Identity caller, String method) {
      super(call);
      this.caller = caller;
      this.method = method;
      this.judgedBy = state.get().access();
    }

    void admit(Message message) {
      Gate.this.admit(caller, method, message);
      request = Optional.of(message);
    }

    @Override
    public void sendMessage(R message) {
      if (goesOnReading()) {
        lookAgain();
      }
      super.sendMessage(message);
    }

    /// A stream that only carries other calls needs no second look: each of them gets its own, and
    /// what was done for one that was let in has to be told.
    private boolean goesOnReading() {
      return !getMethodDescriptor().getType().serverSendsOneMessage()
          && need(method) instanceof Need.Reading;
    }

    private void lookAgain() {
      if (!authentication.stillHolds(caller)) {
        throw Authentication.unauthenticated(
            "The certificate or token that this stream was opened with has ended");
      }
      Access now = state.get().access();
      if (now != judgedBy) {
        Gate.this.admit(caller, method);
        request.ifPresent(message -> Gate.this.admit(caller, method, message));
        judgedBy = now;
      }
    }
  }
}
