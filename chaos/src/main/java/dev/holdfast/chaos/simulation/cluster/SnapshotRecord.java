package dev.holdfast.chaos.simulation.cluster;

/// A state that was written out.
///
/// @param index the last log entry that is in it
/// @param term that entry's term
/// @param octets the state, as [dev.holdfast.replica.codec.StateWriter] writes it
public record SnapshotRecord(long index, long term, byte[] octets) {}
