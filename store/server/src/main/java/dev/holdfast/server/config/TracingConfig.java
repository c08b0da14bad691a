package dev.holdfast.server.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where spans of calls go.
///
/// @param endpoint a collector that takes OTLP over gRPC
/// @param oneIn of how many calls one is traced, where its caller does not say
public record TracingConfig(URI endpoint, int oneIn) {

  private static final String PREFIX = Key.variable("tracing") + "_";

  /// What the environment says, for processes without a configuration file.
  ///
  /// @throws InvalidConfigException if a variable of tracing is wrong
  public static Optional<TracingConfig> of(Map<String, String> environment) {
    return of(Values.ofEnvironment(environment, PREFIX));
  }

  static Optional<TracingConfig> of(Values values) {
    return values
        .find(Keys.TRACING_ENDPOINT)
        .map(endpoint -> new TracingConfig(endpoint, values.get(Keys.TRACING_ONE_IN)));
  }
}
