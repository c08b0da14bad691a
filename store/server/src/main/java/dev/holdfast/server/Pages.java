package dev.holdfast.server;

import dev.holdfast.server.http.Page;
import dev.holdfast.server.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The pages of the HTTP port.
final class Pages {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private Pages() {}

  static Map<String, Supplier<Page>> of(Metrics metrics, Fitness fitness) {
    return Map.of(
        "/metrics", () -> new Page(200, PROMETHEUS, metrics.scrape()),
        "/livez", () -> Page.text(200, "alive"),
        "/readyz", () -> ready(fitness.obstacles()));
  }

  private static Page ready(List<String> obstacles) {
    return obstacles.isEmpty()
        ? Page.text(200, "ready")
        : Page.text(503, "not ready: " + String.join("; ", obstacles));
  }
}
