package dev.holdfast.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/// Who asks for a page, as far as the connection and the request show.
///
/// @param session of a protected connection
/// @param authorization the header of that name
public record Visitor(
    Optional<SSLSession> session, InetAddress from, Optional<String> authorization) {

  static Visitor of(HttpExchange exchange) {
    return new Visitor(
        exchange instanceof HttpsExchange secured
            ? Optional.of(secured.getSSLSession())
            : Optional.empty(),
        exchange.getRemoteAddress().getAddress(),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
  }
}
