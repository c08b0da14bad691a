package dev.holdfast.replica;

import dev.holdfast.protocol.Reply;
import java.time.Duration;

/// A reply and where its request stands in the log.
///
/// @param offset the request's place among those of the log entry, from 0
/// @param applying how long this node took to carry out the entry
public record Committed(long index, int offset, Reply reply, Duration applying) {}
