package dev.holdfast.client;

import com.google.protobuf.ByteString;

/// A plan whose contents are all staged, ready to be sealed.
///
/// @param digest of what the store holds, as it said itself
/// @param endpointCount as the client counted what it sent, and the store agreed
public record StagedPlan(
    long generation, ByteString digest, long endpointCount, long recordSetCount) {}
