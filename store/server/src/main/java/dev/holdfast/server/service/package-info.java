/// The services of the contract, one file each, and what they share.
///
/// A change goes through [dev.holdfast.server.service.Changes]: it is read, put through the log,
/// and its outcome told. A read goes through [dev.holdfast.server.service.Reads], which finds the
/// moment it may be answered from. Methods simply throw what a call fails with; see
/// [dev.holdfast.server.call.FailureInterceptor].
///
/// Invariants: a response is made from one immutable moment; a request that cannot be read whole
/// changes nothing; no method waits longer than its caller does.
package dev.holdfast.server.service;
