package dev.holdfast.replica;

import dev.holdfast.replica.codec.TermFormat.TermReply;
import dev.holdfast.replica.codec.TermFormat.TermRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;

/// Asks the other nodes for their terms, each of them once at a time: a node that is slow or away
/// holds one call, however many ask.
final class PeerTerms {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final TermRequest request;
  private final PeerChannels channels;
  private final Map<String, Rounds<Long>> asked = new ConcurrentHashMap<>();

  PeerTerms(String cluster, PeerChannels channels) {
    this.request = TermRequest.newBuilder().setCluster(cluster).build();
    this.channels = channels;
  }

  /// The term that `node` knows at some moment after this call.
  CompletableFuture<Long> of(String node) {
    return asked.computeIfAbsent(node, it -> new Rounds<>(() -> ask(it), Runnable::run)).join();
  }

  private CompletableFuture<Long> ask(String node) {
    Optional<ManagedChannel> channel = channels.to(node);
    if (channel.isEmpty()) {
      return CompletableFuture.failedFuture(new IOException("there is no member " + node));
    }
    Answer answer = new Answer(node, new CompletableFuture<>());
    ClientCalls.asyncUnaryCall(
        channel
            .get()
            .newCall(
                TermService.ASK,
                CallOptions.DEFAULT
                    .withWaitForReady()
                    .withDeadlineAfter(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)),
        request,
        answer);
    return answer.term();
  }

  private final class Answer implements StreamObserver<TermReply> {
    private final String node;
    private final CompletableFuture<Long> term;

    Answer(String node, CompletableFuture<Long> term) {
      this.node = node;
      this.term = term;
    }

    CompletableFuture<Long> term() {
      return term;
    }

    @Override
    public void onNext(TermReply reply) {
      if (reply.getNode().equals(node)) {
        term.complete(reply.getTerm());
      } else {
        term.completeExceptionally(
            new IOException("%s answers where %s should".formatted(reply.getNode(), node)));
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (Status.fromThrowable(failure).getCode() == Status.Code.DEADLINE_EXCEEDED) {
        channels.renew(node);
      }
      term.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      term.completeExceptionally(new IOException(node + " answered with nothing"));
    }
  }
}
