/// What makes a run repeatable: one order of events, one source of chance, and programs that take
/// turns.
///
/// Nothing here or above it reads a clock, starts a thread that runs beside another, or iterates
/// over what has no order. Invariant: equal seeds and equal schedules give equal histories, event
/// by event.
package dev.holdfast.chaos.simulation.engine;
