package dev.holdfast.server;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenTelemetry collector: takes spans by OTLP over gRPC and keeps them.
final class Collector implements AutoCloseable {

  /// A span, and the process that it is of.
  record Told(String service, String instance, Span span) {

    String name() {
      return span.getName();
    }

    boolean isChildOf(Told other) {
      return span.getParentSpanId().equals(other.span.getSpanId());
    }

    String attribute(String key) {
      return value(span.getAttributesList(), key);
    }
  }

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final Server server;

  Collector() throws IOException {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Traces())
            .build()
            .start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  private static String value(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .map(value ->
            value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> reply) {
      for (ResourceSpans ofProcess : request.getResourceSpansList()) {
        Resource process = ofProcess.getResource();
        ofProcess.getScopeSpansList().stream()
            .map(ScopeSpans::getSpansList)
            .flatMap(List::stream)
            .map(span ->
                new Told(
                    value(process.getAttributesList(), "service.name"),
                    value(process.getAttributesList(), "service.instance.id"),
                    span))
            .forEach(told::add);
      }
      reply.onNext(ExportTraceServiceResponse.getDefaultInstance());
      reply.onCompleted();
    }
  }
}
