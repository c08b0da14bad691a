package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Tally;

/// What was counted of the old protocol.
///
/// @param tally of what its stand-in answered
/// @param lateWrites that A attempted with plans it had held
/// @param lateWritesTaken of those, let through
/// @param recoveryPlans newer plans proposed when all was over
/// @param recoveryAttempts of all enactors to write them at the regional endpoint
/// @param recoveryRejected of those, rejected
/// @param wedged whether the endpoint answered without an address and every attempt was rejected
public record LegacyCounts(
    Tally tally,
    long lateWrites,
    long lateWritesTaken,
    long recoveryPlans,
    long recoveryAttempts,
    long recoveryRejected,
    boolean wedged) {}
