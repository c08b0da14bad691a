package dev.holdfast.server.config;

import java.util.stream.Stream;

/// One member of the cluster and where it listens.
///
/// @param raft for the other members' replication, for their eyes only
/// @param grpc for calls
/// @param dns for queries over UDP and TCP
/// @param http for metrics and health
/// @param allowNonLoopback whether its addresses may be reached from other machines though nothing
///   protects them
public record MemberConfig(
    String id,
    HostPort raft,
    HostPort grpc,
    HostPort dns,
    HostPort http,
    boolean allowNonLoopback) {

  Stream<HostPort> addresses() {
    return Stream.of(raft, grpc, dns, http);
  }
}
