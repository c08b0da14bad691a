/// Traces: whether what a real node recorded is a run of the specification.
///
/// A trace is read line by line, made into a TLA+ module that holds the state it begins with and a
/// row for each command, and given to TLC with `Trace.tla`. Invariant: nothing is passed over in
/// silence; a command that goes beyond the specification is followed, counted and told.
package dev.holdfast.spec.trace;
