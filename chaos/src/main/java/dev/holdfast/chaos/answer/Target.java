package dev.holdfast.chaos.answer;

import java.net.InetSocketAddress;

/// A server to ask.
///
/// @param node its name in the record
/// @param address where it answers DNS
/// @param transport over which it is asked
public record Target(String node, InetSocketAddress address, Transport transport) {

  public enum Transport {
    UDP,
    TCP
  }

  /// Over UDP.
  public Target(String node, InetSocketAddress address) {
    this(node, address, Transport.UDP);
  }
}
