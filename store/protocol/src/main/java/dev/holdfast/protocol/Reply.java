package dev.holdfast.protocol;

/// An outcome and the store's revision after it.
public record Reply(long revision, Outcome outcome) {}
