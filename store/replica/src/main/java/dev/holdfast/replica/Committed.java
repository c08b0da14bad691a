package dev.holdfast.replica;

import dev.holdfast.protocol.Reply;

/// A reply and where its request stands in the log.
///
/// @param offset the request's place among those of the log entry, from 0
public record Committed(long index, int offset, Reply reply) {}
