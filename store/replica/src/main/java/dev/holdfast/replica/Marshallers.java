package dev.holdfast.replica;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.InputStream;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.Status;

/// Puts our messages on Ratis' gRPC, which carries a Protobuf of its own that does not know them.
final class Marshallers {

  private Marshallers() {}

  /// A call `name` of `service` with one request and one reply.
  static <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> unary(
      String service, String name, Parser<Q> requests, Parser<R> replies) {
    return MethodDescriptor.<Q, R>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
        .setRequestMarshaller(new Octets<>(requests))
        .setResponseMarshaller(new Octets<>(replies))
        .build();
  }

  private record Octets<T extends MessageLite>(Parser<T> parser)
      implements MethodDescriptor.Marshaller<T> {

    @Override
    public InputStream stream(T value) {
      return value.toByteString().newInput();
    }

    @Override
    public T parse(InputStream in) {
      try {
        return parser.parseFrom(in);
      } catch (IOException e) {
        throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException();
      }
    }
  }
}
