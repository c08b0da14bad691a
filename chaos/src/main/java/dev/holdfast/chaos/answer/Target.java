package dev.holdfast.chaos.answer;

import java.net.InetSocketAddress;

/// A server to ask.
///
/// @param node its name in the record
/// @param address where it answers DNS over UDP
public record Target(String node, InetSocketAddress address) {}
