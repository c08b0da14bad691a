/// Three nodes on a simulated network, each with a simulated disk and clock, kept equal by Raft.
///
/// Raft is played, not replaced: terms, votes, logs that conflict and are cut back,
/// acknowledgements that count once they are on disk, snapshots for whoever is too far behind. What
/// goes through it and what it feeds is production code: log entries and snapshots in their stored
/// form, and the protocol that is applied to them. So every freedom that Raft has shows here as it
/// would there: a reply that is lost although the entry is committed, an entry that was appended
/// and is gone, a follower that lags, a node that begins again from its snapshot.
///
/// Invariant: an entry that a leader has counted on the disks of a majority stays in the log. The
/// judges check even that, since what stands on it is worth no more than it.
package dev.holdfast.chaos.simulation.cluster;
