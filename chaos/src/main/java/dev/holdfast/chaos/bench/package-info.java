/// Benchmarks: real input through a real cluster, each step timed, weighed and checked.
///
/// [dev.holdfast.chaos.bench.RealInput] is the whole life of a large zone. What it prints is what
/// stands in `docs/benchmarks.md`, with the command that gives it.
///
/// Invariant: a step whose result is not checked and right gives no figure; the run ends there.
package dev.holdfast.chaos.bench;
