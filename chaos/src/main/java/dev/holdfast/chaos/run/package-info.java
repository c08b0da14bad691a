/// A real cluster under faults: `holdfast chaos run`.
///
/// A [dev.holdfast.chaos.run.ChaosRun] moves into namespaces of its own where there can be any,
/// starts three nodes and a [dev.holdfast.chaos.run.Crowd] of clients of all kinds, has
/// [dev.holdfast.chaos.fault] break things on a schedule, and then holds everything that clients
/// saw against what was promised. What came of it is a [dev.holdfast.chaos.report.RunReport].
///
/// Invariant: a run passes only if all checks were made, and enough happened for them to mean
/// something.
package dev.holdfast.chaos.run;
