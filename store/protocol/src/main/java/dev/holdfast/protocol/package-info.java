/// The protocol: a pure state machine from a state, a request and a stamp to a new state and a
/// reply.
///
/// [dev.holdfast.protocol.Protocol#apply] has no clock, no I/O, no randomness and no logging, and
/// it never iterates over an unordered collection; every node that applies the same log therefore
/// holds the same state. Commands ([dev.holdfast.protocol.Command]) have the names and the order of
/// the actions in `spec/tla/Store.tla`, one file per family carries them out, and what they may not
/// do comes back as a value ([dev.holdfast.protocol.Refusal]).
///
/// Invariants, kept by every step: live generations only grow; live contents are held by value; a
/// refused command changes neither zones nor plans; the revision grows by one with each accepted
/// command that changed something.
package dev.holdfast.protocol;
