package dev.holdfast.chaos.history;

/// One thing that a client did and saw.
public sealed interface Entry permits Change, Read, StagedChunk, WatchOpened, WatchTold, StateSum {}
