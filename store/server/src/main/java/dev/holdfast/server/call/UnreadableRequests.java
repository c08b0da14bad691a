package dev.holdfast.server.call;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.holdfast.contract.Failure;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.List;

/// Has octets that are no message refused as other bad input is.
///
/// What a marshaller throws reaches no interceptor: gRPC tells the caller `UNKNOWN`, which stands
/// for a change that may have happened. So it is handed on in the place of the message, and thrown
/// where the failures of services are caught.
public final class UnreadableRequests {

  private UnreadableRequests() {}

  /// In the place of a message, where no type is looked at yet.
  private record Unreadable(RuntimeException why) {}

  /// `service`, whose unreadable requests come as far as [FailureInterceptor].
  public static ServerServiceDefinition handedOn(ServerServiceDefinition service) {
    List<? extends ServerMethodDefinition<?, ?>> methods =
        service.getMethods().stream().map(method -> handedOn(method)).toList();
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder changed = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(changed::addMethod);
    return changed.build();
  }

  private static <Q, R> ServerMethodDefinition<Q, R> handedOn(ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setRequestMarshaller(new HandingOn<>(descriptor.getRequestMarshaller()))
            .build(),
        method.getServerCallHandler());
  }

  /// Throws what stands in the place of a message.
  static void requireReadable(Object message, MethodDescriptor<?, ?> method) {
    if (message instanceof Unreadable(StatusRuntimeException tooLarge)
        && !(tooLarge.getCause() instanceof InvalidProtocolBufferException)) {
      throw tooLarge;
    }
    if (message instanceof Unreadable) {
      throw new Failure.InvalidInput("request", "is no message of " + method.getFullMethodName())
          .toException();
    }
  }

  private record HandingOn<Q>(Marshaller<Q> marshaller) implements Marshaller<Q> {

    @Override
    public InputStream stream(Q message) {
      return marshaller.stream(message);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Q parse(InputStream octets) {
      try {
        return marshaller.parse(octets);
      } catch (RuntimeException unreadable) {
        return (Q) new Unreadable(unreadable);
      }
    }
  }
}
