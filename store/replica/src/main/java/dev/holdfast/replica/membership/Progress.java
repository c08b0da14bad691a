package dev.holdfast.replica.membership;

import java.time.Duration;

/// How far a member has come, as the leader sees it.
///
/// @param matchIndex the last log entry it is known to have
/// @param lag log entries it is behind the leader
/// @param sinceHeard how long ago it last answered
public record Progress(String id, long matchIndex, long lag, Duration sinceHeard) {}
