/// What the `.proto` files cannot say in code: limits, metadata keys, and how a call fails.
///
/// Nodes and clients both stand on this package, so that a [dev.holdfast.contract.Failure] a node
/// sends is the same value when a client receives it. Invariant: whatever a node writes as a
/// status, [dev.holdfast.contract.FailureStatus] reads back as the failure it was; and no status
/// carries a stack trace.
package dev.holdfast.contract;
