/// Commands on the configuration of nodes: to check it, to show what holds and where it was
/// written, and to list the keys there are. They stand on `dev.holdfast.server.config`, as nodes
/// do.
///
/// Invariant: what is right here is right for a node in the same environment; nothing is started.
package dev.holdfast.cli.config;
