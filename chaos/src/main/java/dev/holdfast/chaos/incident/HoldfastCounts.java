package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Tally;

/// What was counted of Holdfast.
///
/// @param tally of what its nodes answered
/// @param lateWrites that A attempted with plans it had held
/// @param lateWritesTaken of those, let through
/// @param staleRefused of those, refused because a newer generation was live
/// @param cleanedRefused of those, refused because the plan had been cleaned
/// @param heldPlansCleaned how many of the plans A was held with were deleted by clean-up
/// @param liveGeneration the lowest that is live at any of the endpoints in the end, by the store
/// @param newestGeneration of all sealed plans in the end, by the store
public record HoldfastCounts(
    Tally tally,
    long lateWrites,
    long lateWritesTaken,
    long staleRefused,
    long cleanedRefused,
    long heldPlansCleaned,
    long liveGeneration,
    long newestGeneration) {}
