/// What goes wrong, when, where and for how long: drawn from a seed before a run begins, so that a
/// run can be made again with less of it.
///
/// Invariant: a [dev.holdfast.chaos.simulation.fault.Fault] says all about itself; taking one away
/// leaves the others as they are.
package dev.holdfast.chaos.simulation.fault;
