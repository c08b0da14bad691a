package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.protocol.Request;

/// What a caller asks of a node.
public sealed interface Call {

  /// Puts a request through the log.
  record Submit(Request request) implements Call {}

  /// Reads what is true now, as a majority confirms.
  record Read() implements Call {}

  /// Reads what this node has applied.
  ///
  /// @param minRevision what the caller has seen already: a node that is not there yet says so
  record ReadLocal(long minRevision) implements Call {}
}
