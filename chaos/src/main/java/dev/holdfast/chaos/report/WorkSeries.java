package dev.holdfast.chaos.report;

import java.util.List;

/// What one kind of work came to, stretch by stretch.
///
/// @param done per second
/// @param failed per second: no answer, or none that tells what became of it
/// @param p50Millis half of them took no longer
/// @param p99Millis 99 of 100 took no longer
public record WorkSeries(
    String name,
    long total,
    List<Double> done,
    List<Double> failed,
    List<Double> p50Millis,
    List<Double> p99Millis) {}
