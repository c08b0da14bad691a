package dev.holdfast.dns.responder;

import dev.holdfast.dns.lookup.Rcode;

/// What to do about a request.
public sealed interface Reply {

  /// Send these octets.
  ///
  /// @param truncated whether the asker has to come again over TCP for the whole
  record Message(byte[] octets, Rcode rcode, boolean truncated) implements Reply {}

  /// Send nothing.
  record Silence() implements Reply {}

  Silence SILENCE = new Silence();
}
