/// Endpoints: what one owner name answers now, by which generation, and what it answered before.
///
/// Live contents are held by value. Nothing here points at a plan, so deleting a plan cannot change
/// an answer. Invariant: the live generation of an [dev.holdfast.endpoint.Endpoint] only grows; the
/// method that writes a new one throws if it would not, whoever calls it.
package dev.holdfast.endpoint;
