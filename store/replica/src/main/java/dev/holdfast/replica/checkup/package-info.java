/// Looks after the node while it runs: whether its copy of the store is still the others' copy, and
/// whether there is room for more.
///
/// Every applied entry moves a sum over the whole state ([dev.holdfast.replica.checkup.StateSums]),
/// and members compare theirs at the same log index all the time
/// ([dev.holdfast.replica.checkup.Comparison]). What stands against taking more is an
/// [dev.holdfast.replica.checkup.Alarm], of this node or of another.
///
/// Lies beside storage, above codec, and knows neither Raft nor the network. Invariant: nothing
/// here changes a state; it only looks.
package dev.holdfast.replica.checkup;
