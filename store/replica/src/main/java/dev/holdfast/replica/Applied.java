package dev.holdfast.replica;

import dev.holdfast.protocol.State;

/// A state and the log index up to which it has been applied.
public record Applied(long index, State state) {}
