/// Outside targets: DNS servers and services that enactors push plans to.
///
/// The store is told which plans are on their way to a target and what it holds, so that clean-up
/// spares them and people can see them. Nothing here is needed for safety: a target keeps its own
/// fence. Invariant: what a target is believed to hold at an endpoint only moves to newer
/// generations.
package dev.holdfast.target;
