package dev.holdfast.chaos.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/// Stands in a network of its own and visits somebody in it.
final class Visitor {

  private static final int PORT = 9;
  private static final int PATIENCE_MILLIS = 500;

  private Visitor() {}

  public static void main(String[] arguments) throws Exception {
    try (Network network = Network.here()) {
      Process host =
          new ProcessBuilder(
                  network.at(
                      "a",
                      List.of(
                          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                          "-cp",
                          System.getProperty("java.class.path"),
                          Host.class.getName(),
                          network.host("a"))))
              .redirectErrorStream(true)
              .start();
      host.inputReader().readLine();
      if (arguments[0].equals("stay")) {
        System.out.println("ready");
        host.waitFor();
      }
      visit(network);
      host.destroyForcibly();
    }
  }

  private static void visit(Network network) {
    tell("open", network);
    Network.Obstacle cut = network.cut("a");
    tell("cut", network);
    cut.close();
    tell("plugged", network);
    Network.Obstacle loss = network.lose(Network.CLIENTS, "a", 100);
    tell("lost towards", network);
    loss.close();
    tell("restored", network);
  }

  private static void tell(String when, Network network) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(network.host("a"), PORT), PATIENCE_MILLIS);
      System.out.println(when + ": heard");
    } catch (IOException silent) {
      System.out.println(when + ": silence");
    }
  }

  /// Takes connections.
  static final class Host {

    private Host() {}

    public static void main(String[] arguments) throws IOException {
      try (ServerSocket listening = new ServerSocket()) {
        listening.bind(new InetSocketAddress(arguments[0], PORT));
        System.out.println("listening");
        while (true) {
          listening.accept().close();
        }
      }
    }
  }
}
