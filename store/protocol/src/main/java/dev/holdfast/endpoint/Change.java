package dev.holdfast.endpoint;

import java.time.Instant;

/// Who changed an endpoint, when, and why. One value is shared by all the endpoints of one command.
///
/// @param author the caller, as the node that took the call knew it
/// @param reason the caller's words; may be empty
/// @param at the leader's stamp of the log entry
/// @param revision the store's revision after the command
public record Change(String author, String reason, Instant at, long revision) {}
