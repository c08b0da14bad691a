package dev.holdfast.chaos.report;

import java.util.List;

/// What one node answered over one transport, per second, stretch by stretch.
///
/// @param answered with addresses, or wrongly
/// @param notYet SERVFAIL: the node was not up to date
/// @param silent not at all
public record AnswerSeries(
    String name, long total, List<Double> answered, List<Double> notYet, List<Double> silent) {}
