/// Spans of calls for OpenTelemetry, where a configuration names a collector.
///
/// A trace goes from the caller through the node that was called and the one that leads into the
/// log: gRPC's calls are told by OpenTelemetry's own instrumentation, the two steps of the log by
/// [dev.holdfast.server.tracing.ChangeSpans]. The context travels as W3C `traceparent` in metadata.
/// Invariant: without a collector nothing of this is on any call's way.
package dev.holdfast.server.tracing;
