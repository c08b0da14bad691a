/// The night of 19 October 2025, played again: to Holdfast, and to the protocol of then beside it.
///
/// A [dev.holdfast.chaos.incident.Night] is the schedule. It happens to each
/// [dev.holdfast.chaos.incident.Side] alike: one enactor is held after it has read its plan, newer
/// plans are applied by the others, clean-up deletes what the held one read, and it is let go. The
/// servers of all sides are asked all the time by one [dev.holdfast.chaos.answer.Observer]. What it
/// came to is an [dev.holdfast.chaos.incident.IncidentReport].
///
/// Invariants: holding an enactor is all that is done to either side; every figure of the report is
/// counted from what was answered, told by enactors or read from the store, and none is assumed; a
/// run that could not be played to its end reports nothing.
package dev.holdfast.chaos.incident;
