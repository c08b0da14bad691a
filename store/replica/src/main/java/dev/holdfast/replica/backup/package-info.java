/// Backups: the whole state of one moment in one file, and what a new cluster makes of it.
///
/// [dev.holdfast.replica.backup.BackupWriter] writes one from an immutable state, while the store
/// goes on; [dev.holdfast.replica.backup.BackupReader] believes a file only when its digest is
/// right, every record in it can be read, and together they have the hash that the state had;
/// [dev.holdfast.replica.backup.Seed] makes the data folder of a new cluster's node of it.
///
/// Invariant: a backup that is read is the very state that was saved, and a cluster that begins
/// with one is never taken for the cluster that it was saved from.
package dev.holdfast.replica.backup;
