/// This store and etcd side by side: three nodes of each on one machine and one disk, the same work
/// through the same kind of client, taking turns, so that whatever else the machine does hits both.
///
/// [dev.holdfast.chaos.contest.Contest] runs it; a [dev.holdfast.chaos.contest.Discipline] is one
/// thing that is measured, and a [dev.holdfast.chaos.contest.Contestant] one of the two stores.
/// What counts is the ratio of the two figures of one round, and of all rounds' ratios the median.
///
/// Invariant: every figure of a round is taken from work that was acknowledged; a failed operation
/// ends the run.
package dev.holdfast.chaos.contest;
