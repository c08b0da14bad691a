/// A node's HTTP port: metrics, and whether it lives and is ready, for programs that watch it.
///
/// Invariant: nothing here changes anything, and every page answers at once.
package dev.holdfast.server.http;
