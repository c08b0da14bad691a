/// Who belongs to a cluster, and how that may change. No Raft and no network in here: what a
/// configuration is, what a change makes of it, and which rules stand against a change.
///
/// Invariant: a configuration is what Raft's own log says, never what a file says. What Raft has no
/// word for (where members take calls, which ids were removed) rides in fields of its configuration
/// that it leaves alone, so it changes with the members, in the same log entry.
package dev.holdfast.replica.membership;
