package dev.holdfast.server.call;

import java.time.Instant;
import java.util.Optional;

/// Who makes a call, as far as the node knows.
public sealed interface Identity {

  /// Someone who shows nothing.
  record Stranger() implements Identity {}

  /// Another node of the cluster, on its own behalf.
  record Node(String id) implements Identity {}

  /// Someone with a name: proved by a certificate or a token, told by the node that passed the call
  /// on, or, where nothing is protected, taken at its word.
  ///
  /// @param until when the proof ends; absent where it does not end by itself
  /// @param token the id of the token that proved it, if one did
  record Named(String name, Optional<Instant> until, Optional<String> token) implements Identity {}

  static Named named(String name) {
    return new Named(name, Optional.empty(), Optional.empty());
  }
}
