package dev.holdfast.server;

import dev.holdfast.contract.Limits;
import dev.holdfast.server.call.UnreadableRequests;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.server.exchange.ExchangeService;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The port that takes calls. Each call runs on a virtual thread of its own, so services may wait.
final class GrpcPort implements AutoCloseable {

  /// What gRPC adds to a message at most, and room for the excess to be named by a limit of ours.
  private static final int ENVELOPE_OCTETS = 64 << 10;

  private static final int METADATA_OCTETS = 16 << 10;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_PERMITTED = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Server server;
  private final ExecutorService threads;
  private final ExchangeService exchanges;

  private GrpcPort(Server server, ExecutorService threads, ExchangeService exchanges) {
    this.server = server;
    this.threads = threads;
    this.exchanges = exchanges;
  }

  /// Takes calls at `address`.
  ///
  /// @param credentials by which callers know this node, and it them
  /// @param interceptors from the outermost to the innermost
  static GrpcPort open(
      InetSocketAddress address,
      ServerCredentials credentials,
      List<BindableService> services,
      List<ServerInterceptor> interceptors,
      NodeConfig.Limits limits) {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    ExchangeService exchanges =
        new ExchangeService(services, interceptors, threads, limits.callsPerConnection());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address, credentials)
            .executor(threads)
            .maxInboundMessageSize(Limits.REQUEST_OCTETS + ENVELOPE_OCTETS)
            .maxInboundMetadataSize(METADATA_OCTETS)
            .maxConcurrentCallsPerConnection(limits.callsPerConnection())
            .keepAliveTime(KEEP_ALIVE.toNanos(), TimeUnit.NANOSECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
            .permitKeepAliveTime(KEEP_ALIVE_PERMITTED.toNanos(), TimeUnit.NANOSECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(ProtoReflectionServiceV1.newInstance());
    Stream.concat(services.stream(), Stream.of(exchanges))
        .map(service -> UnreadableRequests.handedOn(service.bindService()))
        .forEach(builder::addService);
    // gRPC runs the interceptor that was added last first.
    interceptors.reversed().forEach(builder::intercept);
    try {
      return new GrpcPort(builder.build().start(), threads, exchanges);
    } catch (IOException unavailable) {
      threads.shutdown();
      throw new UncheckedIOException("cannot listen for gRPC at " + address, unavailable);
    }
  }

  int port() {
    return server.getPort();
  }

  /// Takes no more calls; those under way are still answered.
  void refuseNew() {
    exchanges.end();
    server.shutdown();
  }

  @Override
  public void close() {
    refuseNew();
    try {
      if (!server.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException _) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
