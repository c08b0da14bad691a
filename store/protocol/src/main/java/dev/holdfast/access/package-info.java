/// Access: who may do what, and where.
///
/// Principals have roles, each over a scope: the whole store, a zone, or the names at and below
/// one. It stands in the replicated state, and a command is judged by it in the step that would
/// carry it out, so a role that was revoked is of no use to a request that was on its way.
/// [dev.holdfast.protocol.Permissions] is the table of what each role may do.
///
/// Invariant: while access is enabled, somebody is admin of the whole store.
package dev.holdfast.access;
