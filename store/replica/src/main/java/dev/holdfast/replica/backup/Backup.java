package dev.holdfast.replica.backup;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;

/// A backup that has been read whole and found to be what was saved.
///
/// @param stateHash as `status --hash` told it at that moment
/// @param digest of the file
/// @param octets of the file
public record Backup(
    BackupManifest manifest, State state, Digest stateHash, Digest digest, long octets) {}
