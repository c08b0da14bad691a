package dev.holdfast.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/// Where something listens, as `127.0.0.1:7201`, `[::1]:7201` or `localhost:7201`.
public record HostPort(String host, int port) {

  private static final int MAX_PORT = 65_535;

  /// @throws IllegalArgumentException if `text` is no host and port; the message says why
  public static HostPort parse(String text) {
    try {
      URI uri = new URI("port", text, null, null, null);
      boolean only =
          uri.getHost() != null && uri.getUserInfo() == null && uri.getAuthority().equals(text);
      if (only && uri.getPort() >= 1 && uri.getPort() <= MAX_PORT) {
        return new HostPort(withoutBrackets(uri.getHost()), uri.getPort());
      }
    } catch (URISyntaxException _) {
      // Told below, like every other text that is no address.
    }
    throw new IllegalArgumentException(
        "'%s' is no address and port; write one such as 127.0.0.1:7201".formatted(text));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Whether only this machine can reach it. Names other than `localhost` are not looked up: what
  /// they mean can change after the file was read.
  public boolean isLoopback() {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return isLiteral() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException notEvenALiteral) {
      return false;
    }
  }

  private boolean isLiteral() {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  public InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[%s]:%d".formatted(host, port) : host + ":" + port;
  }
}
