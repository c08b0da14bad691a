package dev.holdfast.replica;

import java.util.EnumSet;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;

/// What may be called on the port between nodes: Raft among its members, and snapshots. Ratis would
/// also let anyone there write to the log and change the membership; we need neither from outside.
final class PortGuard implements GrpcServices.Customizer, ServerInterceptor {

  private static final String RAFT = "ratis.grpc.RaftServerProtocolService";

  private final ServerServiceDefinition snapshots;

  PortGuard(ServerServiceDefinition snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    return builder.addService(snapshots).intercept(this);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (RAFT.equals(service) || SnapshotService.NAME.equals(service)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(service + " is not offered between nodes"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
