package dev.holdfast.server.service;

import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Standing;
import dev.holdfast.server.call.Lane;
import dev.holdfast.server.call.Peers;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.ConfirmRequest;
import dev.holdfast.v1.ConfirmResponse;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Asks whoever leads up to which log index a read has to have applied: this node itself, or the
/// leader over the network.
final class LeaderConfirmation implements Supplier<CompletableFuture<Long>> {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Replica replica;
  private final Peers peers;

  LeaderConfirmation(Replica replica, Peers peers) {
    this.replica = replica;
    this.peers = peers;
  }

  @Override
  public CompletableFuture<Long> get() {
    Standing now = replica.standing();
    if (now.leader().isEmpty()) {
      return CompletableFuture.failedFuture(new NotLeaderException("no leader is known"));
    }
    String leader = now.leader().get();
    if (leader.equals(now.node())) {
      return replica.confirm();
    }
    Optional<Channel> channel = peers.channelTo(leader, Lane.FAST);
    return channel.isPresent()
        ? ask(channel.get(), now.node())
        : CompletableFuture.failedFuture(
            new NotLeaderException(
                "it is not known where the leader, %s, takes calls".formatted(leader)));
  }

  private static CompletableFuture<Long> ask(Channel channel, String node) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    // Many reads share this call: it must not end with the context of the first of them.
    Context.ROOT.run(() ->
        ClusterServiceGrpc.newStub(channel)
            .withDeadlineAfter(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
            .confirm(ConfirmRequest.newBuilder().setNodeId(node).build(), new Answer(answer)));
    return answer;
  }

  private record Answer(CompletableFuture<Long> future) implements StreamObserver<ConfirmResponse> {

    @Override
    public void onNext(ConfirmResponse response) {
      future.complete(response.getReadIndex());
    }

    @Override
    public void onError(Throwable failure) {
      future.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      future.completeExceptionally(new NotLeaderException("the leader answered with nothing"));
    }
  }
}
