package dev.holdfast.server;

import dev.holdfast.server.http.Page;
import dev.holdfast.server.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The pages of the HTTP port.
final class Pages {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private static final Page WHO =
      Page.text(
          401,
          "This page is for callers with a role: show a client certificate, or a token as"
              + " 'Authorization: Bearer TOKEN'");

  private Pages() {}

  static Map<String, Function<Boolean, Page>> of(Metrics metrics, Fitness fitness) {
    return Map.of(
        "/metrics", known -> known ? new Page(200, PROMETHEUS, metrics.scrape()) : WHO,
        "/livez", _ -> Page.text(200, "alive"),
        "/readyz", known -> ready(known, fitness.obstacles()));
  }

  private static Page ready(boolean known, List<String> obstacles) {
    return obstacles.isEmpty()
        ? Page.text(200, "ready")
        : Page.text(503, known ? "not ready: " + String.join("; ", obstacles) : "not ready");
  }
}
