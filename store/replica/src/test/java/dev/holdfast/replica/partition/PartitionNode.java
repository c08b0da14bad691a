package dev.holdfast.replica.partition;

import dev.holdfast.replica.ReplicaConfig;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A process of the test: both registers, and the clients beside them. It is told on its standard
/// input what to do, tells on its standard output what happened, and ends when its input does.
///
/// Times are of `System.nanoTime`, which all processes of one machine share.
final class PartitionNode {

  private static final int HOLDFAST_PORT = 7001;
  private static final int STOCK_PORT = 7002;
  private static final Duration READ_EVERY = Duration.ofMillis(5);

  private final PrintStream told;
  private final long epochNanos;

  /// Whether this node's client leaves writing to the others.
  private volatile boolean quiet;

  private PartitionNode(PrintStream told, long epochNanos) {
    this.told = told;
    this.epochNanos = epochNanos;
  }

  /// @param args the nanosecond from which values count, election timeouts in milliseconds, a
  ///   folder, this node's id, and `id=address` of all
  public static void main(String[] args) throws Exception {
    PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    System.setOut(System.err);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    // Its network is laid while it waits for the first line.
    orders.readLine();
    Duration min = Duration.ofMillis(Long.parseLong(args[1]));
    Duration max = Duration.ofMillis(Long.parseLong(args[2]));
    Path folder = Path.of(args[3]);
    String node = args[4];
    Map<String, String> hosts =
        Arrays.stream(args)
            .skip(5)
            .map(it -> it.split("=", 2))
            .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    PartitionNode clients = new PartitionNode(told, Long.parseLong(args[0]));
    Register stock =
        StockRegister.start(
            node,
            hosts.entrySet().stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, it -> it.getValue() + ":" + STOCK_PORT)),
            folder.resolve("stock"),
            min,
            max);
    Register holdfast =
        HoldfastRegister.start(
            ReplicaConfig.of(
                    "partition",
                    node,
                    hosts.entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey,
                                it ->
                                    InetSocketAddress.createUnresolved(
                                        it.getValue(), HOLDFAST_PORT))),
                    folder.resolve("holdfast"))
                .mayInitialise(true)
                .beyondLoopback(true)
                .with(new ReplicaConfig.Retention(100_000, 256 << 20, 3, 50_000, 8 << 20, 1 << 20))
                .with(new ReplicaConfig.Timing(min, max, Duration.ofSeconds(5))));
    clients.use("stock", stock);
    clients.use("holdfast", holdfast);
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      switch (order) {
        case "quiet" -> clients.quiet = true;
        case "write" -> clients.quiet = false;
        default -> stock.handOver(order);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private void use(String name, Register register) {
    Thread.ofPlatform().daemon().start(() -> readOnAndOn(name, register));
    Thread.ofPlatform().daemon().start(() -> writeOnAndOn(name, register));
  }

  /// Begins a read every now and then while this node leads, whether those before have ended or
  /// not.
  private void readOnAndOn(String name, Register register) {
    boolean led = false;
    while (true) {
      boolean leads = register.leads();
      if (leads != led) {
        led = leads;
        told.println("leads %s %b".formatted(name, leads));
      }
      if (leads) {
        long begun = System.nanoTime();
        register
            .read()
            .thenAccept(value -> told.println("read %s %d %d".formatted(name, begun, value)));
      }
      pause();
    }
  }

  /// Writes ever greater values while this node leads, each when it is known what became of the one
  /// before, unless it has to be quiet.
  private void writeOnAndOn(String name, Register register) {
    while (true) {
      if (!quiet && register.leads()) {
        int value = (int) TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - epochNanos);
        register
            .write(value)
            .thenRun(() -> told.println("wrote %s %d %d".formatted(name, System.nanoTime(), value)))
            .exceptionally(_ -> null)
            .join();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(READ_EVERY);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
