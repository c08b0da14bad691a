package dev.holdfast.server.exchange;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.rpc.Status.Builder;
import dev.holdfast.contract.Failure;
import dev.holdfast.server.call.Unexpected;
import dev.holdfast.v1.CarriedResult;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import java.util.function.Consumer;

/// A call as interceptors and services see it, whose message came in a frame and whose answer goes
/// into one. Who calls, and by which connection, is what the stream says.
final class CarriedServerCall<Q, R> extends ServerCall<Q, R> {

  private final ServerCall<?, ?> stream;
  private final MethodDescriptor<Q, R> method;
  private final long id;
  private final Consumer<CarriedResult> answer;
  private final Context context;
  private Optional<ByteString> response = Optional.empty();
  private Optional<Listener<Q>> listener = Optional.empty();
  private boolean closed;

  /// @param context that the call is served in
  /// @param answer is told the result, once
  CarriedServerCall(
      ServerCall<?, ?> stream,
      MethodDescriptor<Q, R> method,
      long id,
      Context context,
      Consumer<CarriedResult> answer) {
    this.stream = stream;
    this.method = method;
    this.id = id;
    this.context = context;
    this.answer = answer;
  }

  /// Lets interceptors and service begin.
  ///
  /// @return whether the call goes on, and its message is wanted
  boolean begin(ServerCallHandler<Q, R> handler, Metadata headers) {
    Context before = context.attach();
    try {
      return began(handler.startCall(this, headers));
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
      return false;
    } finally {
      context.detach(before);
    }
  }

  private boolean began(Listener<Q> begun) {
    synchronized (this) {
      if (!closed) {
        listener = Optional.of(begun);
        return true;
      }
    }
    begun.onComplete();
    return false;
  }

  /// Hands over the message, and that there is no other.
  void receive(ByteString octets) {
    Context before = context.attach();
    try {
      Listener<Q> to = listener.orElseThrow();
      to.onMessage(parse(octets));
      to.onHalfClose();
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
    } finally {
      context.detach(before);
    }
  }

  @SuppressWarnings("unchecked")
  private Q parse(ByteString octets) {
    try {
      PrototypeMarshaller<Q> marshaller = (PrototypeMarshaller<Q>) method.getRequestMarshaller();
      MessageLite prototype = (MessageLite) marshaller.getMessagePrototype();
      return (Q) prototype.getParserForType().parseFrom(octets);
    } catch (InvalidProtocolBufferException malformed) {
      throw new Failure.InvalidInput("request", "is no message of " + method.getFullMethodName())
          .toException();
    }
  }

  private void fail(Throwable thrown) {
    var explained = Unexpected.explain(method.getFullMethodName(), thrown);
    close(
        explained.getStatus(),
        Optional.ofNullable(explained.getTrailers()).orElseGet(Metadata::new));
  }

  @Override
  public void sendMessage(R message) {
    response = Optional.of(((MessageLite) message).toByteString());
  }

  /// What the call held is given back before its caller hears of its end and makes another.
  @Override
  public void close(Status status, Metadata trailers) {
    Optional<Listener<Q>> over;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      over = listener;
    }
    over.ifPresent(Listener::onComplete);
    answer.accept(result(status, trailers));
  }

  private CarriedResult result(Status status, Metadata trailers) {
    CarriedResult.Builder result = CarriedResult.newBuilder().setId(id);
    if (status.isOk()) {
      return result.setResponse(response.orElse(ByteString.EMPTY)).build();
    }
    return result.setStatus(message(status, trailers)).build();
  }

  /// As it would stand in trailers: without the cause, which does not leave the node.
  private static com.google.rpc.Status message(Status status, Metadata trailers) {
    return Optional.ofNullable(StatusProto.fromStatusAndTrailers(status, trailers))
        .orElseGet(() -> {
          Builder plain = com.google.rpc.Status.newBuilder().setCode(status.getCode().value());
          Optional.ofNullable(status.getDescription()).ifPresent(plain::setMessage);
          return plain.build();
        });
  }

  @Override
  public void request(int messages) {
    // There is one, and it has come.
  }

  @Override
  public void sendHeaders(Metadata headers) {
    // A result has none.
  }

  @Override
  public boolean isCancelled() {
    return stream.isCancelled();
  }

  @Override
  public Attributes getAttributes() {
    return stream.getAttributes();
  }

  @Override
  public String getAuthority() {
    return stream.getAuthority();
  }

  @Override
  public MethodDescriptor<Q, R> getMethodDescriptor() {
    return method;
  }
}
