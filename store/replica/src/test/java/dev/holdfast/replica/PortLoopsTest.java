package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.codec.TermFormat.TermReply;
import dev.holdfast.replica.codec.TermFormat.TermRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Server;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Goal: a port comes to its end although somebody stays connected.
class PortLoopsTest {

  private final InetSocketAddress address =
      new InetSocketAddress("127.0.0.1", Cluster.freeAddress().getPort());
  private final CountDownLatch called = new CountDownLatch(1);

  /// A server that never answers, and so never ends by itself while somebody waits for an answer.
  private Server silent(PortLoops loops) throws IOException {
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    loops.serve(builder);
    return builder
        .addService(
            ServerServiceDefinition.builder(TermService.ASK.getServiceName())
                .addMethod(
                    TermService.ASK,
                    (call, _) -> {
                      called.countDown();
                      return new ServerCall.Listener<>() {};
                    })
                .build())
        .build()
        .start();
  }

  @Test
  @Timeout(60)
  void whatIsStillConnectedIsClosed() throws Exception {
    PortLoops loops = new PortLoops("n1");
    Server server = silent(loops);
    ManagedChannel caller = NettyChannelBuilder.forAddress(address).usePlaintext().build();
    try {
      Future<TermReply> answer =
          ClientCalls.futureUnaryCall(
              caller.newCall(TermService.ASK, CallOptions.DEFAULT),
              TermRequest.getDefaultInstance());
      called.await();

      loops.close(() -> {
        server.shutdown();
        awaitEnd(server);
      });

      assertThat(server.isTerminated()).isTrue();
      await().until(answer::isDone);
    } finally {
      caller.shutdownNow();
    }
  }

  private static void awaitEnd(Server server) {
    try {
      server.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
