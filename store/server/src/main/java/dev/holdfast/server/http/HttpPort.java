package dev.holdfast.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a few pages over HTTP until it is closed.
public final class HttpPort implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpPort.class);
  private static final int BACKLOG = 64;

  static {
    // The JDK's server takes its limits from here only, and by default has none.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
    System.setProperty("jdk.httpserver.maxConnections", "64");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Supplier<Page>> pages;

  private HttpPort(HttpServer server, Map<String, Supplier<Page>> pages) {
    this.server = server;
    this.pages = Map.copyOf(pages);
  }

  /// Serves `pages`, by path, at `address`.
  public static HttpPort open(InetSocketAddress address, Map<String, Supplier<Page>> pages) {
    try {
      HttpPort port = new HttpPort(HttpServer.create(address, BACKLOG), pages);
      port.server.createContext("/", port::serve);
      port.server.setExecutor(port.threads);
      port.server.start();
      return port;
    } catch (IOException unavailable) {
      throw new UncheckedIOException("cannot listen for HTTP at " + address, unavailable);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = page(exchange);
      byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.contentType());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(page.status(), -1);
      } else {
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Page page(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    Optional<Supplier<Page>> page = Optional.ofNullable(pages.get(path));
    if (page.isEmpty()) {
      return Page.text(
          404, "There are only " + String.join(", ", pages.keySet().stream().sorted().toList()));
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Page.text(405, "This page can only be read");
    }
    try {
      return page.get().get();
    } catch (RuntimeException failed) {
      log.error("The page {} failed", path, failed);
      return Page.text(500, "The page failed; the node's log says why");
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
