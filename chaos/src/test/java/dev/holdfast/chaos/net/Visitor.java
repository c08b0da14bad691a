package dev.holdfast.chaos.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Stands in a network of its own and visits somebody in it.
final class Visitor {

  private static final int PORT = 9;
  private static final int PATIENCE_MILLIS = 500;

  /// What the host sends takes 2 seconds at this rate.
  private static final int KILOBITS = 500;

  private static final int OCTETS = 125_000;
  private static final int LONG_MILLIS = 1000;
  private static final Duration DELAY = Duration.ofSeconds(20);

  private Visitor() {}

  public static void main(String[] arguments) throws Exception {
    try (Network network = Network.here()) {
      Process host = start(network, "a", Host.class);
      host.inputReader().readLine();
      if (arguments[0].equals("stay")) {
        System.out.println("ready");
        host.waitFor();
      }
      visit(network);
      host.destroyForcibly();
    }
  }

  private static Process start(Network network, String where, Class<?> program) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            network.host("a"));
    return new ProcessBuilder(network.at(where, command)).redirectErrorStream(true).start();
  }

  private static void visit(Network network) throws Exception {
    tell("open", network);
    Network.Obstacle cut = network.cut("a");
    tell("cut", network);
    cut.close();
    tell("plugged", network);
    Network.Obstacle loss = network.lose(Network.CLIENTS, "a", 100);
    tell("lost towards", network);
    loss.close();
    tell("restored", network);
    long direct = exchange(network.host("a"));
    Network.Obstacle narrow = network.narrow("a", KILOBITS);
    System.out.println("narrow: " + (exchange(network.host("a")) > direct + LONG_MILLIS));
    narrow.close();
    System.out.println("wide: " + (exchange(network.host("a")) < LONG_MILLIS));
    Network.Obstacle delay = network.delay(Map.of("a", PORT, "b", PORT), DELAY);
    System.out.println("late: " + neighbour(network));
    delay.close();
    System.out.println("late no more: " + neighbour(network));
  }

  /// What the neighbour of the host says of it.
  private static String neighbour(Network network) throws IOException {
    return start(network, "b", Neighbour.class).inputReader().readLine();
  }

  /// Milliseconds that it takes to be sent something large.
  private static long exchange(String host) throws IOException {
    long begun = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, PORT), PATIENCE_MILLIS);
      socket.setSoTimeout(LONG_MILLIS);
      socket.getInputStream().readAllBytes();
    }
    return (System.nanoTime() - begun) / 1_000_000;
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
          try (Socket caller = listening.accept()) {
            caller.getOutputStream().write(new byte[OCTETS]);
          } catch (IOException gone) {
            // The caller only wanted to be heard.
          }
        }
      }
    }
  }

  /// Is sent something by the host, within a second or not.
  static final class Neighbour {

    private Neighbour() {}

    public static void main(String[] arguments) throws IOException {
      try {
        System.out.println(exchange(arguments[0]) < LONG_MILLIS ? "prompt" : "late");
      } catch (SocketTimeoutException _) {
        System.out.println("late");
      }
    }
  }
}
