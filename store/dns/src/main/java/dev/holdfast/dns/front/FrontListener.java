package dev.holdfast.dns.front;

import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.responder.Transport;

/// Hears what a front does, to count it. Called on the answering threads: implementations must be
/// quick and must not block or throw.
public interface FrontListener {

  FrontListener NONE = new FrontListener() {};

  /// A request was replied to; it took `nanos` from its octets to those of the response.
  default void replied(Transport transport, Rcode rcode, boolean truncated, long nanos) {}

  /// What came in was no request and got no reply.
  default void ignored(Transport transport) {}

  /// A reply was thrown away because the network did not take earlier ones.
  default void dropped(Transport transport) {}

  /// Answering failed, which is a bug; the request got no reply.
  default void failed(Transport transport) {}

  /// A TCP connection was closed at once because too many were open.
  default void connectionRefused() {}
}
