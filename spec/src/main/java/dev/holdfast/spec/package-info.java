/// The checker's runner: what TLC is asked about the TLA+ modules in `spec/tla`, and whether what
/// it finds is what it must find.
///
/// [dev.holdfast.spec.Checks] reads the table `spec/models/checks.txt`; [dev.holdfast.spec.Checker]
/// runs each check in a JVM of its own and judges it; [dev.holdfast.spec.CheckTable] shows the
/// results. Modules, configurations and table travel in the jar, so that a distribution can check
/// itself. Counterexamples are told by `dev.holdfast.spec.story`.
///
/// Invariant: a check is as expected only if TLC finished, with the exit code and the property that
/// the table names, and if it passed, after taking every action. Whatever else happens is a failure
/// with a sentence that says what.
package dev.holdfast.spec;
