package dev.holdfast.server.call;

import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Failure;
import dev.holdfast.replica.Standing;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Passes changes that reach a node which does not lead on to the one that does: the same call,
/// with its metadata and its deadline. One hop only, so that two nodes with different ideas of who
/// leads cannot play ball with it.
public final class Forwarding implements ServerInterceptor {

  /// About the time in which a leader is elected, if all goes well, in a few tries.
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final Lanes lanes;
  private final Supplier<Standing> standing;
  private final Peers peers;
  private final List<ClientInterceptor> onward;

  /// @param onward what calls that are passed on go through
  public Forwarding(
      Lanes lanes, Supplier<Standing> standing, Peers peers, List<ClientInterceptor> onward) {
    this.lanes = lanes;
    this.standing = standing;
    this.peers = peers;
    this.onward = List.copyOf(onward);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!lanes.isChanging(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    Standing here = standing.get();
    if (here.leader().filter(here.node()::equals).isPresent()) {
      return next.startCall(call, headers);
    }
    String leader = here.leader().orElseThrow(() -> noLeader(here.node()).toException());
    return forward(call, headers, here.node(), leader);
  }

  private <Q, R> ServerCall.Listener<Q> forward(
      ServerCall<Q, R> call, Metadata headers, String node, String leader) {
    String earlier = headers.get(CallMetadata.FORWARDED_BY);
    if (earlier != null) {
      throw unavailable(
          "Node %s passed this call on to node %s, which does not lead; try again"
              .formatted(earlier, node));
    }
    Optional<Channel> channel = peers.channelTo(leader, lanes.of(call.getMethodDescriptor()));
    if (channel.isEmpty()) {
      throw unavailable(
          "Node %s does not know where the leader, %s, takes calls; try again or call it directly"
              .formatted(node, leader));
    }
    CallOptions options =
        CallDeadline.ofThisCall()
            .map(CallOptions.DEFAULT::withDeadline)
            .orElse(CallOptions.DEFAULT);
    ClientCall<Q, R> passed =
        ClientInterceptors.intercept(channel.get(), onward)
            .newCall(call.getMethodDescriptor(), options);
    Metadata passedOn = new Metadata();
    passedOn.merge(headers);
    // The leader takes this node's word for the caller; what proved it stays here.
    passedOn.removeAll(CallMetadata.AUTHORIZATION);
    passedOn.put(CallMetadata.FORWARDED_BY, node);
    return new ForwardedCall<>(call, passed, leader).start(passedOn);
  }

  /// The failure of what needs a leader while this node knows none.
  public static Failure noLeader(String node) {
    return new Failure.Unavailable(
        "Node %s knows no leader now; try again".formatted(node), RETRY_AFTER);
  }

  /// The failure of what needs the leader, where this node does not lead (any more).
  public static Failure notLeader(String node) {
    return new Failure.Unavailable(
        "Node %s does not lead the cluster now; try again".formatted(node), RETRY_AFTER);
  }

  private static RuntimeException unavailable(String message) {
    return new Failure.Unavailable(message, RETRY_AFTER).toException();
  }
}
