/// Planners, enactors, writers and operators, each a program that makes blocking calls and is
/// stepped through: the enactor's pass is production code.
///
/// A [dev.holdfast.chaos.simulation.actor.Process] may be held at any step, starved, or killed, and
/// never knows. Invariant: what it does next depends on its own draws and on what it was told.
package dev.holdfast.chaos.simulation.actor;
