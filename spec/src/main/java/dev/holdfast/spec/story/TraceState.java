package dev.holdfast.spec.story;

import java.util.Map;

/// A state of a counterexample, and the action that led to it.
record TraceState(String action, Map<String, Value> variables) {}
