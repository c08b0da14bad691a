package dev.holdfast.guard;

import dev.holdfast.endpoint.Reach;
import dev.holdfast.record.RecordSets;

/// One endpoint before and after a change, as guards see it.
///
/// @param settings those in force at the endpoint, the nearer ones first
/// @param live what it holds now
/// @param next what it would hold
/// @param reached the addresses reached through it now
/// @param reachable the addresses that would be
/// @param lostLately addresses it lost within the window of `velocity`, before this change
public record GuardedChange(
    GuardSettings settings,
    RecordSets live,
    RecordSets next,
    Reach reached,
    Reach reachable,
    int lostLately) {}
