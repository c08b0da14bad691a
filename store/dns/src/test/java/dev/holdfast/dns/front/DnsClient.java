package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Messages;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import org.xbill.DNS.Message;

/// The other end of a front, on plain sockets.
public final class DnsClient {

  static final int TIMEOUT_MILLIS = 20_000;

  private DnsClient() {}

  public static Message overUdp(InetSocketAddress server, Message query) throws IOException {
    return Messages.read(overUdp(server, query.toWire()));
  }

  public static byte[] overUdp(InetSocketAddress server, byte[] request) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server);
      socket.send(new DatagramPacket(request, request.length));
      DatagramPacket response = new DatagramPacket(new byte[0xffff], 0xffff);
      socket.receive(response);
      return Arrays.copyOf(response.getData(), response.getLength());
    }
  }

  public static Message overTcp(InetSocketAddress server, Message query) throws IOException {
    try (Connection connection = new Connection(server)) {
      connection.send(query.toWire());
      return connection.receive();
    }
  }

  /// A TCP connection to a front.
  static final class Connection implements AutoCloseable {

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    Connection(InetSocketAddress server) throws IOException {
      this(new Socket(server.getAddress(), server.getPort()));
    }

    Connection(Socket connected) throws IOException {
      socket = connected;
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      out = new DataOutputStream(socket.getOutputStream());
      in = new DataInputStream(socket.getInputStream());
    }

    void send(byte[] request) throws IOException {
      sendRaw(framed(request));
    }

    void sendRaw(byte[] octets) throws IOException {
      out.write(octets);
      out.flush();
    }

    Message receive() throws IOException {
      return Messages.read(receiveOctets());
    }

    /// The id of the next response, which is not looked into further.
    int receiveId() throws IOException {
      byte[] response = receiveOctets();
      return (response[0] & 0xff) << 8 | response[1] & 0xff;
    }

    private byte[] receiveOctets() throws IOException {
      byte[] response = new byte[in.readUnsignedShort()];
      in.readFully(response);
      return response;
    }

    /// Whether the front has closed the connection; waits for it or for octets.
    boolean isClosedByFront() throws IOException {
      try {
        return in.read() == -1;
      } catch (SocketException reset) {
        return true;
      }
    }

    static byte[] framed(byte[] request) {
      byte[] framed = new byte[2 + request.length];
      framed[0] = (byte) (request.length >>> 8);
      framed[1] = (byte) request.length;
      System.arraycopy(request, 0, framed, 2, request.length);
      return framed;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
