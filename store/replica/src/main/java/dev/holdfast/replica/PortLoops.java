package dev.holdfast.replica;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.netty.channel.EventLoopGroup;
import org.apache.ratis.util.NettyUtils;

/// The threads that serve the port between nodes, its own, so that whatever is connected to it ends
/// with them.
///
/// gRPC does not see to that: told to shut down, it forgets a connection that is just being set up,
/// and then waits for its end as long as the other side keeps it. Ratis waits for gRPC without a
/// limit. A node that stopped while another one connected to it would not have come to its end.
final class PortLoops {

  /// How long what is connected has to end by itself.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final int WORKERS = 2;

  private final String node;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup workers;

  PortLoops(String node) {
    this.node = node;
    this.acceptor = NettyUtils.newEventLoopGroup(node + "-port-acceptor", 1, true);
    this.workers = NettyUtils.newEventLoopGroup(node + "-port", WORKERS, true);
  }

  void serve(NettyServerBuilder port) {
    port.channelType(NettyUtils.getServerChannelClass(acceptor))
        .bossEventLoopGroup(acceptor)
        .workerEventLoopGroup(workers);
  }

  /// Closes the port, and what is still connected to it after a while.
  ///
  /// @param port stops listening, and waits until nothing is connected any more
  void close(Closeable port) throws IOException {
    Thread limit =
        Thread.ofVirtual()
            .name(node + "-port-end")
            .start(() -> {
              try {
                Thread.sleep(GRACE);
                end();
              } catch (InterruptedException inTime) {
                // Nothing was left over.
              }
            });
    try {
      port.close();
    } finally {
      limit.interrupt();
      end();
    }
  }

  private void end() {
    for (EventLoopGroup group : List.of(acceptor, workers)) {
      group.shutdownGracefully(0, GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
