package dev.holdfast.replica.storage;

/// The entries that the log on disk holds, `first` to `last`, without a gap.
record LogExtent(long first, long last) {}
