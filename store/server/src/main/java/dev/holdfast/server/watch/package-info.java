/// The last changes of the store, kept so that watches can be told of them.
///
/// Every node keeps its own, fed by what it applies, so a watch works at any node. A change is
/// taken by an index to the watches it concerns, and costs the others nothing. Invariants: changes
/// are kept in order of revision, each one whole; a watch is either told of every change after the
/// revision it has, or told that it cannot be.
package dev.holdfast.server.watch;
