package dev.holdfast.cli.connect;

import dev.holdfast.server.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// Asks an address for TLS. A node that wants it ends a connection that comes without, and says no
/// more; whoever is to be told why has to ask.
final class TlsProbe {

  private static final int PATIENCE_MILLIS = 1000;

  /// The first octet of what TLS answers to a greeting: a record of a handshake, or an alert.
  private static final int HANDSHAKE = 22;

  private static final int ALERT = 21;

  private TlsProbe() {}

  /// Whether somebody at `address` answers a greeting of TLS in TLS. Trusts nobody and sends
  /// nothing else.
  static boolean isAnswered(String address) {
    try (Socket socket = new Socket()) {
      HostPort asked = HostPort.parse(address);
      socket.connect(new InetSocketAddress(asked.host(), asked.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(greeting());
      int first = socket.getInputStream().read();
      return first == HANDSHAKE || first == ALERT;
    } catch (IOException | IllegalArgumentException | NoSuchAlgorithmException _) {
      return false;
    }
  }

  private static byte[] greeting() throws IOException, NoSuchAlgorithmException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), greeting);
    byte[] octets = new byte[greeting.flip().remaining()];
    greeting.get(octets);
    return octets;
  }
}
