package dev.holdfast.server.tracing;

import dev.holdfast.server.config.TracingConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/// Sends spans to a collector, in batches and off every call's way. What a collector does not take
/// in time is dropped: calls never wait for it.
final class Exporting {

  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final AttributeKey<String> INSTANCE =
      AttributeKey.stringKey("service.instance.id");

  private Exporting() {}

  static Tracing start(TracingConfig config, String service, String instance) {
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(provider(config, service, instance))
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    GrpcTelemetry grpc = GrpcTelemetry.create(sdk);
    Tracer tracer = sdk.getTracer("dev.holdfast");
    return new Tracing(
        List.of(grpc.createServerInterceptor(), new CallTracer(tracer)),
        List.of(grpc.createClientInterceptor()),
        sdk::close);
  }

  private static SdkTracerProvider provider(TracingConfig config, String service, String instance) {
    return SdkTracerProvider.builder()
        .setResource(
            Resource.getDefault().toBuilder().put(SERVICE, service).put(INSTANCE, instance).build())
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(1.0 / config.oneIn())))
        .addSpanProcessor(
            BatchSpanProcessor.builder(
                    OtlpGrpcSpanExporter.builder()
                        .setEndpoint(config.endpoint().toString())
                        .build())
                .build())
        .build();
  }
}
