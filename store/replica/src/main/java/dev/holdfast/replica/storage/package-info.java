/// What a node keeps on its disk: the marker that says whose folder it is, its snapshots, and the
/// check of Raft's log before it is used.
///
/// Raft's own files belong to Apache Ratis; what stands here covers what it does not: directories
/// are synchronised, a folder that lost its data is not taken for a new one, a log entry torn by a
/// power cut is told from a damaged one, and snapshots are verified before they are believed.
///
/// Invariants: a file under its final name is complete and synchronised; what is damaged is kept
/// under another name and reported in a [dev.holdfast.replica.storage.StorageException], never
/// silently skipped or repaired by guessing.
package dev.holdfast.replica.storage;
