package dev.holdfast.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
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
  private final Predicate<Visitor> known;
  private final Map<String, Function<Boolean, Page>> pages;

  private HttpPort(
      HttpServer server, Predicate<Visitor> known, Map<String, Function<Boolean, Page>> pages) {
    this.server = server;
    this.known = known;
    this.pages = Map.copyOf(pages);
  }

  /// Serves `pages`, by path, at `address`.
  ///
  /// @param tls protects the port; absent where nothing does
  /// @param known says whether someone may see more than strangers do
  /// @param pages by path, for someone who is known or for a stranger
  public static HttpPort open(
      InetSocketAddress address,
      Optional<SSLContext> tls,
      Predicate<Visitor> known,
      Map<String, Function<Boolean, Page>> pages) {
    try {
      HttpPort port = new HttpPort(server(address, tls), known, pages);
      port.server.createContext("/", port::serve);
      port.server.setExecutor(port.threads);
      port.server.start();
      return port;
    } catch (IOException unavailable) {
      throw new UncheckedIOException("cannot listen for HTTP at " + address, unavailable);
    }
  }

  private static HttpServer server(InetSocketAddress address, Optional<SSLContext> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(address, BACKLOG);
    }
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new AskingForCertificates(tls.get()));
    return server;
  }

  /// Whoever has a certificate shows it; some pages are there for those who have none.
  private static final class AskingForCertificates extends HttpsConfigurator {

    AskingForCertificates(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters chosen = getSSLContext().getDefaultSSLParameters();
      chosen.setWantClientAuth(true);
      parameters.setSSLParameters(chosen);
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
    Optional<Function<Boolean, Page>> page = Optional.ofNullable(pages.get(path));
    if (page.isEmpty()) {
      return Page.text(
          404, "There are only " + String.join(", ", pages.keySet().stream().sorted().toList()));
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Page.text(405, "This page can only be read");
    }
    try {
      return page.get().apply(known.test(Visitor.of(exchange)));
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
