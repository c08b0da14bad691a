package dev.holdfast.chaos.incident;

/// One thing the night had to show, and whether it did.
///
/// @param sentence what was found, with its figures
public record Finding(boolean passed, String sentence) {}
