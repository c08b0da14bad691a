package dev.holdfast.target;

import dev.holdfast.endpoint.Change;

/// Word that a target holds a plan's contents at some endpoint.
///
/// @param by who reported it, when, and why
public record Report(long generation, Change by) {}
