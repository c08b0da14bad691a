/// Micro-benchmarks of the state machine: what one command costs, in time and in octets allocated,
/// in a store that holds few endpoints and in one that holds many; and what an endpoint weighs.
///
/// [dev.holdfast.chaos.bench.apply.ApplyRates] and [dev.holdfast.chaos.bench.apply.HeapPerEndpoint]
/// are the programs; what they print stands in `docs/benchmarks.md`, with the commands that run
/// them. They lie among the tests, so that the harness they use is no part of the distribution.
///
/// Invariants: every command has been through the log's codec, so it shares no object with the
/// store it meets; a command whose outcome is not the one expected ends the run without a figure.
package dev.holdfast.chaos.bench.apply;
