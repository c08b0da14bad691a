package dev.holdfast.protocol;

import java.util.List;

/// The result of applying one request: the next state, the caller's reply, and what watchers see.
public record Step(State state, Reply reply, List<Event> events) {}
