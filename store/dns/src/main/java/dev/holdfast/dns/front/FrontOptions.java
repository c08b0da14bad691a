package dev.holdfast.dns.front;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where and how a front listens.
///
/// @param addresses each is listened on over UDP and TCP; port 0 takes a free one, the same for
///   both. Name the addresses of a host with several one by one: a datagram that arrives at a
///   wildcard address may be answered from another address than the one it was sent to
/// @param threads threads that answer, shared by all addresses
/// @param maxConnections connections open at a time; further ones are closed at once. So many over
///   TCP, and as many over TLS
/// @param idleTimeout how long a connection may stay without a whole query or response
/// @param tls absent where there is no DNS over TLS
public record FrontOptions(
    List<InetSocketAddress> addresses,
    int threads,
    int maxConnections,
    Duration idleTimeout,
    Optional<FrontTls> tls) {

  public FrontOptions {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty() || threads < 1 || maxConnections < 1 || !idleTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "a front needs an address, a thread, a connection and a positive idle timeout");
    }
  }

  /// Listens on `addresses` with one thread, 512 connections and 10 seconds' idle timeout.
  public static FrontOptions on(InetSocketAddress... addresses) {
    return new FrontOptions(List.of(addresses), 1, 512, Duration.ofSeconds(10), Optional.empty());
  }

  public FrontOptions withThreads(int threads) {
    return new FrontOptions(addresses, threads, maxConnections, idleTimeout, tls);
  }

  public FrontOptions withMaxConnections(int maxConnections) {
    return new FrontOptions(addresses, threads, maxConnections, idleTimeout, tls);
  }

  public FrontOptions withIdleTimeout(Duration idleTimeout) {
    return new FrontOptions(addresses, threads, maxConnections, idleTimeout, tls);
  }

  public FrontOptions withTls(Optional<FrontTls> tls) {
    return new FrontOptions(addresses, threads, maxConnections, idleTimeout, tls);
  }
}
