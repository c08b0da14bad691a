package dev.holdfast.replica;

import java.util.Optional;
import org.apache.ratis.thirdparty.io.grpc.ChannelCredentials;
import org.apache.ratis.thirdparty.io.grpc.InsecureChannelCredentials;
import org.apache.ratis.thirdparty.io.grpc.TlsChannelCredentials;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;

/// Makes the channels of our own to other nodes' Raft ports, protected as Raft's are.
final class NodeChannels {

  private final ChannelCredentials credentials;

  NodeChannels(Optional<PortTls> tls) {
    credentials = tls.map(NodeChannels::credentials).orElseGet(InsecureChannelCredentials::create);
  }

  private static ChannelCredentials credentials(PortTls tls) {
    return TlsChannelCredentials.newBuilder()
        .keyManager(tls.key())
        .trustManager(tls.trust())
        .build();
  }

  /// @param address `host:port` of a node's Raft port
  NettyChannelBuilder to(String address) {
    return NettyChannelBuilder.forTarget(address, credentials);
  }
}
