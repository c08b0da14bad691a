/// What a node counts and measures, under the names that `docs/operating.md` lists.
///
/// Invariant: no meter has a label whose values a caller can make up.
package dev.holdfast.server.metrics;
