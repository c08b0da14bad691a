package dev.holdfast.chaos.judge;

import java.time.Duration;

/// An operation as one name knows it.
///
/// @param must whether it took place for certain; one of unknown outcome may have, at any moment
///   from when it was asked for to the end of time
/// @param told how to show it to people
record NameOperation(
    Duration invoked, Duration returned, boolean must, NameStep step, String told) {}
