package dev.holdfast.server.tracing;

import dev.holdfast.server.config.TracingConfig;
import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.Optional;

/// What gRPC has to be told for calls to be traced.
///
/// @param ofServer interceptors of calls that come in, from the outermost to the innermost
/// @param ofClient interceptors of calls that go out
/// @param end sends what has not been sent
public record Tracing(
    List<ServerInterceptor> ofServer, List<ClientInterceptor> ofClient, Runnable end)
    implements AutoCloseable {

  private static final Tracing NONE = new Tracing(List.of(), List.of(), () -> {});

  public Tracing {
    ofServer = List.copyOf(ofServer);
    ofClient = List.copyOf(ofClient);
  }

  /// @param service which program it is, such as `holdfast-node`
  /// @param instance which of its processes, such as a node's id
  public static Tracing of(Optional<TracingConfig> config, String service, String instance) {
    return config.map(chosen -> Exporting.start(chosen, service, instance)).orElse(NONE);
  }

  @Override
  public void close() {
    end.run();
  }
}
