package dev.holdfast.chaos.simulation.cluster;

/// One place of the replicated log.
///
/// @param octets a [dev.holdfast.replica.codec.LogEntry] in its stored form
public record LogRecord(long index, long term, byte[] octets) {}
