/// The whole system on one thread from one seed: the protocol, the stored forms of log and
/// snapshots, the planner and the enactor's pass as they are in production, under a simulated
/// clock, network and disk, with a Raft that keeps its promises and takes every liberty.
///
/// A [dev.holdfast.chaos.simulation.Run] has two phases. While faults happen, nothing may happen
/// that must not; then they end at a quorum alone, and what ought to happen must. A
/// [dev.holdfast.chaos.simulation.Campaign] makes runs of one seed after another; one that fails is
/// made again with less and less going wrong, and then told.
///
/// Invariant: a seed says everything. The same seed gives the same run, event by event, on every
/// machine.
package dev.holdfast.chaos.simulation;
