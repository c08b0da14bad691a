/// Spec and machine held together: the graph of `spec/tla/Commands.tla` and that of
/// `dev.holdfast.protocol` compared edge by edge, both ways.
///
/// [dev.holdfast.spec.conformance.Comparison] walks both from their initial states, all commands in
/// all reachable states. [dev.holdfast.spec.conformance.Specification] asks TLC inside this JVM; a
/// [dev.holdfast.spec.conformance.Machine] is asked on the other side. The abstraction function
/// between their states is in `dev.holdfast.spec.conformance.machine`.
///
/// Invariant: nothing is passed over. A command of the bounded alphabet is compared in every state,
/// or counted as left out because it would draw a generation beyond the bound.
package dev.holdfast.spec.conformance;
