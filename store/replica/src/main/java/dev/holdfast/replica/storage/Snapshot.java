package dev.holdfast.replica.storage;

import java.nio.file.Path;

/// A snapshot file.
///
/// @param at the last log entry whose effect it holds
public record Snapshot(Path file, LogPosition at) {}
