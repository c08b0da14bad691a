/// The audit log: every command that was applied and what became of it, refusals included.
///
/// It stands in the replicated state, so that all nodes tell the same story, and is bounded there
/// by count; a collector that follows the stream keeps it all. Invariant: sequence numbers have no
/// gaps.
package dev.holdfast.audit;
