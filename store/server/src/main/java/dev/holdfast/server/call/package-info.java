/// What happens to every call before its service sees it, and to every failure on its way out.
///
/// From the outside in: a call is counted and timed, a failure inside it becomes a status that
/// explains itself, the caller is named, limits are held, and a change that reached a node which
/// does not lead is passed on to the one that does, once. Limits and connections are kept apart by
/// [dev.holdfast.server.call.Lane], so that bulk work cannot keep out what would put it right.
///
/// Invariant: whatever goes wrong inside a node, its caller gets one of the failures of
/// [dev.holdfast.contract.Failure], and no stack trace.
package dev.holdfast.server.call;
