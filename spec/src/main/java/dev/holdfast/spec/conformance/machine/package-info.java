/// The machine's side of the comparison: what the spec's states and commands are in
/// `dev.holdfast.protocol`, both ways.
///
/// [dev.holdfast.spec.conformance.machine.Abstraction] and
/// [dev.holdfast.spec.conformance.machine.Concretion] are the abstraction function and its inverse,
/// [dev.holdfast.spec.conformance.machine.Wording] says commands in the machine's words,
/// [dev.holdfast.spec.conformance.machine.Numbers] and
/// [dev.holdfast.spec.conformance.machine.Setting] hold what both rest on.
///
/// Invariant: only this package, of the comparison, knows the machine's types. So it can be loaded
/// a second time beside a machine that was changed on purpose.
package dev.holdfast.spec.conformance.machine;
