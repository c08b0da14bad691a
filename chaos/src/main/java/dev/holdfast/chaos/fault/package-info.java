/// What goes wrong in a run on a real cluster: each [dev.holdfast.chaos.fault.Fault] in a few
/// lines, all of them in [dev.holdfast.chaos.fault.Faults], and when each happens in a
/// [dev.holdfast.chaos.fault.Schedule] that a seed decides.
///
/// A fault takes what it needs of a [dev.holdfast.chaos.fault.World]: it grasps the nodes it does
/// something to, so that no two faults kill, hold or restart the same one, and gives them back when
/// it is healed. What happens to the network, to clocks and to clients may meet in one place.
///
/// Invariant: what was injected is healed, exactly once.
package dev.holdfast.chaos.fault;
