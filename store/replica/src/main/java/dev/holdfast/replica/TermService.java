package dev.holdfast.replica;

import dev.holdfast.replica.codec.TermFormat.TermReply;
import dev.holdfast.replica.codec.TermFormat.TermRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;

/// Tells the other nodes the newest Raft term that this one knows, so that one of them can prove
/// that it still leads; see [Confirmation].
final class TermService {

  static final String NAME = "holdfast.replica.Terms";

  static final MethodDescriptor<TermRequest, TermReply> ASK =
      Marshallers.unary(NAME, "Ask", TermRequest.parser(), TermReply.parser());

  private final String cluster;
  private final String node;
  private final Supplier<Optional<Long>> term;

  private TermService(String cluster, String node, Supplier<Optional<Long>> term) {
    this.cluster = cluster;
    this.node = node;
    this.term = term;
  }

  /// @param term the newest this node knows; nothing before it has read it from its disk
  static ServerServiceDefinition of(String cluster, String node, Supplier<Optional<Long>> term) {
    TermService service = new TermService(cluster, node, term);
    return ServerServiceDefinition.builder(NAME)
        .addMethod(ASK, ServerCalls.asyncUnaryCall(service::ask))
        .build();
  }

  private void ask(TermRequest request, StreamObserver<TermReply> caller) {
    if (!request.getCluster().equals(cluster)) {
      caller.onError(
          Status.FAILED_PRECONDITION
              .withDescription(
                  "this node is of cluster '%s', the caller of '%s'"
                      .formatted(cluster, request.getCluster()))
              .asException());
      return;
    }
    Optional<Long> known = term.get();
    if (known.isEmpty()) {
      caller.onError(Status.UNAVAILABLE.withDescription("this node is starting").asException());
      return;
    }
    caller.onNext(TermReply.newBuilder().setNode(node).setTerm(known.get()).build());
    caller.onCompleted();
  }
}
