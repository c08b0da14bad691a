/// A node: the replica, the gRPC services, the DNS front and the HTTP port, started and closed as
/// one.
///
/// [dev.holdfast.server.Node] puts the rooms together: [dev.holdfast.server.config] says what there
/// is to start, [dev.holdfast.server.call] and [dev.holdfast.server.service] answer calls,
/// [dev.holdfast.server.translation] stands between messages and values,
/// [dev.holdfast.server.watch] remembers for watches, and [dev.holdfast.server.metrics] and
/// [dev.holdfast.server.http] tell how it fares.
///
/// Invariant: a node that has been started answers DNS until it is closed, whatever becomes of the
/// rest of its cluster; and what could not be started leaves nothing behind.
package dev.holdfast.server;
