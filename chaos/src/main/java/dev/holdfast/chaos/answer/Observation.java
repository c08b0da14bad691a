package dev.holdfast.chaos.answer;

import java.time.Duration;

/// One query and what came of it.
///
/// @param at when the answer came, or was given up waiting for, since the beginning of the run
/// @param node who was asked
public record Observation(Duration at, String node, Question question, Answer answer) {}
