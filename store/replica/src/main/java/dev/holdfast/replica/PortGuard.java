package dev.holdfast.replica;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.protocol.exceptions.RaftException;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;

/// What may be called on the port between nodes: Raft among its members, and what we offer beside
/// it. Ratis would also let anyone there write to the log and change the membership; we need
/// neither from outside.
///
/// A vote leaves this node only when it is on disk under its name, which Ratis leaves to chance.
final class PortGuard implements GrpcServices.Customizer, ServerInterceptor {

  private static final String RAFT = "ratis.grpc.RaftServerProtocolService";

  private final PortLoops loops;
  private final List<ServerServiceDefinition> own;
  private final Set<String> ownNames;
  private final Runnable beforeVote;
  private final Consumer<IOException> voteFailed;

  /// @param loops serve the port
  /// @param own the services offered beside Raft
  /// @param beforeVote is run before a vote is told to whoever asked for it; the vote is not told
  ///   where it throws
  /// @param voteFailed is told why a vote could not be written
  PortGuard(
      PortLoops loops,
      List<ServerServiceDefinition> own,
      Runnable beforeVote,
      Consumer<IOException> voteFailed) {
    this.loops = loops;
    this.own = List.copyOf(own);
    this.ownNames =
        own.stream()
            .map(service -> service.getServiceDescriptor().getName())
            .collect(Collectors.toUnmodifiableSet());
    this.beforeVote = beforeVote;
    this.voteFailed = voteFailed;
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    loops.serve(builder);
    own.forEach(builder::addService);
    return builder.intercept(this);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (RAFT.equals(service)) {
      return next.startCall(new Voting<>(call), headers);
    }
    if (ownNames.contains(service)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(service + " is not offered between nodes"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static boolean isVote(MethodDescriptor<?, ?> method) {
    return method
        .getFullMethodName()
        .equals(RaftServerProtocolServiceGrpc.getRequestVoteMethod().getFullMethodName());
  }

  private final class Voting<Q, R> extends SimpleForwardingServerCall<Q, R> {

    Voting(ServerCall<Q, R> call) {
      super(call);
    }

    /// A vote that could not be written is not told, but this node would go on as if it had been.
    @Override
    public void close(Status status, Metadata trailers) {
      if (status.getCause() instanceof IOException failed
          && !(failed instanceof RaftException)
          && isVote(getMethodDescriptor())) {
        voteFailed.accept(failed);
      }
      super.close(status, trailers);
    }

    @Override
    public void sendMessage(R message) {
      if (message instanceof RequestVoteReplyProto reply && reply.getServerReply().getSuccess()) {
        beforeVote.run();
      }
      super.sendMessage(message);
    }
  }
}
