/// Replication: one node's copy of the store, kept equal to the others' by Raft.
///
/// [dev.holdfast.replica.Replica] is all that the rest of the node sees: requests go in, replies
/// come out, and the applied state can be read at any moment without waiting. Apache Ratis stays
/// behind it. Invariant: whatever two nodes have applied up to the same log index is the same
/// state, to the last octet of its hash; a node that cannot keep this stops.
package dev.holdfast.replica;
