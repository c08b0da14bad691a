package dev.holdfast.replica;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;

/// What may be called on the port between nodes: Raft among its members, and services of our own.
/// Ratis would also let anyone there write to the log and change the membership; we need neither
/// from outside.
final class PortGuard implements GrpcServices.Customizer, ServerInterceptor {

  private static final String RAFT = "ratis.grpc.RaftServerProtocolService";

  private final List<ServerServiceDefinition> own;
  private final Set<String> ownNames;

  /// @param own the services offered beside Raft
  PortGuard(List<ServerServiceDefinition> own) {
    this.own = own;
    this.ownNames =
        own.stream()
            .map(service -> service.getServiceDescriptor().getName())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    own.forEach(builder::addService);
    return builder.intercept(this);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (RAFT.equals(service) || ownNames.contains(service)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(service + " is not offered between nodes"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
