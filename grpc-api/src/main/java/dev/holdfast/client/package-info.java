/// The Java client: calls a cluster rather than a node.
///
/// [dev.holdfast.client.HoldfastClient] holds one channel per node and a guess who leads. Changes
/// go to the leader, reads to whichever node answered last; either may go to another node when one
/// falls silent. Three rules make that safe, and every class here keeps them:
///
/// - a change is tried again only under the request id it was first sent with, so the store carries
///   it out once;
/// - a call that may have happened never ends as if it had not: it ends with
///   [dev.holdfast.client.OutcomeUnknownException];
/// - a watch goes on after the last revision it delivered whole, so nothing is missed and nothing
///   comes twice.
///
/// All failures are [dev.holdfast.client.HoldfastException], a sealed family; their messages are
/// sentences for people. Clients are safe for use by many threads; a [dev.holdfast.client.Watch] or
/// [dev.holdfast.client.ZoneExport] belongs to one.
package dev.holdfast.client;
