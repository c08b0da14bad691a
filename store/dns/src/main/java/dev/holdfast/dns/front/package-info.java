/// The servers: UDP and TCP sockets on Netty, in front of a [dev.holdfast.dns.responder.Responder].
///
/// Each query takes the zones of the moment it is answered in, from a supplier that must neither
/// block nor wait for the cluster. Everything a stranger can make the front hold is bounded: open
/// connections, responses not yet taken, time without a whole query.
///
/// Invariant: no request, however wrong, stops a front, and none can make it answer later queries
/// differently.
package dev.holdfast.dns.front;
