package dev.holdfast.replica.membership;

import java.net.InetSocketAddress;

/// A member of the cluster and where it is reached, each address as `host:port`. Neither changes
/// for as long as it is one.
///
/// @param raft for the other members' replication
/// @param grpc for calls; empty where it is not known
/// @param dns for queries; empty where it is not known
/// @param http for metrics and health; empty where it is not known
public record Member(String id, String raft, String grpc, String dns, String http) {

  /// A member of which nothing is known but where Raft reaches it.
  public static Member at(String id, InetSocketAddress raft) {
    return new Member(id, raft.getHostString() + ":" + raft.getPort(), "", "", "");
  }

  /// Where it listens for the other members.
  public InetSocketAddress raftAddress() {
    int colon = raft.lastIndexOf(':');
    String host = raft.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return InetSocketAddress.createUnresolved(
        bracketed ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(raft.substring(colon + 1)));
  }

  /// This member with what `other` knows and this one does not.
  public Member or(Member other) {
    return new Member(
        id,
        raft,
        grpc.isEmpty() ? other.grpc() : grpc,
        dns.isEmpty() ? other.dns() : dns,
        http.isEmpty() ? other.http() : http);
  }
}
