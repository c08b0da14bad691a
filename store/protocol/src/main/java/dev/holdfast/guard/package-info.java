/// Guards: named protective rules that a change of an endpoint must pass, their settings, and the
/// overrides that let one named change break one named guard.
///
/// A guard is pure: it looks at what an endpoint answers and at what it would answer, and tells a
/// violation or nothing. One file a guard; [dev.holdfast.guard.Guards] lists them. Invariant: a
/// guard never sees a planner's view of the world, only the live state inside the log entry that
/// would change it.
package dev.holdfast.guard;
