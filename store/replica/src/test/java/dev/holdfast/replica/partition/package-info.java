/// Goal: show that reads confirmed by [dev.holdfast.replica.RatisReplica] are linearizable through
/// partitions, with Ratis' own reads beside them, which are not.
///
/// Three processes in network namespaces of their own, joined by a bridge, hold two registers each:
/// one replicated by Ratis as it comes, one by Holdfast. Whoever leads a register reads and writes
/// it without end. Rounds cut the leader off and join it again, and in the end every read is held
/// against every write that had been acknowledged before it began.
package dev.holdfast.replica.partition;
