/// The trace: what a node records of every command it applies, for the model checker to explain.
///
/// Recording looks at what was applied and never at anything else: it takes the immutable states
/// before and after, tells them on a thread of its own, and cannot hold up, change or fail what it
/// tells. Invariant: a trace has no hole that it does not name; whatever cannot be recorded ends a
/// section, and the next one begins with the whole state.
package dev.holdfast.replica.trace;
