package dev.holdfast.replica.backup;

import java.time.Instant;

/// What a backup says about itself before the state begins.
///
/// @param formatVersion of the state that follows
/// @param cluster the cluster it was saved from
/// @param index the last log entry whose effect it holds
/// @param revision the store's revision after that entry
/// @param takenAt by the clock of the node that wrote it
/// @param node the node that wrote it
/// @param version of the software that wrote it
public record BackupManifest(
    int formatVersion,
    String cluster,
    long index,
    long revision,
    Instant takenAt,
    String node,
    String version) {}
