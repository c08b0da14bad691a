package dev.holdfast.replica.partition;

import dev.holdfast.testing.net.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The three processes of the test, and what they told.
final class Fleet implements AutoCloseable {

  static final int SIZE = 3;
  static final Set<String> REGISTERS = Set.of("stock", "holdfast");

  private static final Duration ASK_EVERY = Duration.ofSeconds(2);

  private final Lab lab;

  /// From here the values count that the nodes write.
  private final long epochNanos = System.nanoTime();

  private final List<PrintWriter> orders = new ArrayList<>();
  private final Map<String, History> histories =
      Map.of("stock", new History(), "holdfast", new History());

  /// By register, the numbers of the nodes that believe they lead it.
  private final Map<String, Set<Integer>> leaders =
      Map.of("stock", ConcurrentHashMap.newKeySet(), "holdfast", ConcurrentHashMap.newKeySet());

  private long askedNanos = System.nanoTime();

  private Fleet(Lab lab) {
    this.lab = lab;
  }

  static Fleet start(Lab lab, Path folder, Duration electionMin, Duration electionMax)
      throws IOException {
    Fleet fleet = new Fleet(lab);
    for (int number = 1; number <= SIZE; number++) {
      List<String> command = java();
      command.add(Long.toString(fleet.epochNanos));
      command.add(Long.toString(electionMin.toMillis()));
      command.add(Long.toString(electionMax.toMillis()));
      command.add(folder.resolve(id(number)).toString());
      command.add(id(number));
      IntStream.rangeClosed(1, SIZE).forEach(it -> command.add(id(it) + "=" + Lab.host(it)));
      fleet.follow(number, lab.start(number, command, folder.resolve(id(number) + ".log")));
    }
    fleet.orders.forEach(it -> it.println("begin"));
    return fleet;
  }

  private static String id(int number) {
    return "n" + number;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(it -> it.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(PartitionNode.class.getName());
    return command;
  }

  private void follow(int number, Process process) {
    orders.add(new PrintWriter(process.outputWriter(), true));
    BufferedReader lines = process.inputReader();
    Thread.ofVirtual()
        .start(() -> {
          try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              heard(number, line.split(" "));
            }
          } catch (IOException ended) {
            // The process was ended, and with it what it had to tell.
          }
        });
  }

  private void heard(int number, String[] words) {
    History history = histories.get(words[1]);
    switch (words[0]) {
      case "read" -> history.read(number, Long.parseLong(words[2]), Integer.parseInt(words[3]));
      case "wrote" -> history.wrote(number, Long.parseLong(words[2]), Integer.parseInt(words[3]));
      case "leads" -> {
        if (Boolean.parseBoolean(words[2])) {
          leaders.get(words[1]).add(number);
        } else {
          leaders.get(words[1]).remove(number);
        }
      }
      default -> throw new IllegalStateException(String.join(" ", words));
    }
  }

  History history(String register) {
    return histories.get(register);
  }

  boolean leads(String register, int number) {
    return leaders.get(register).contains(number);
  }

  /// The node that alone believes it leads `register`.
  Optional<Integer> leader(String register) {
    return leaders.get(register).size() == 1
        ? leaders.get(register).stream().findFirst()
        : Optional.empty();
  }

  /// The node that leads both registers. Where they have different leaders, the stock one is asked
  /// to follow, every now and then.
  Optional<Integer> commonLeader() {
    Optional<Integer> stock = leader("stock");
    Optional<Integer> wanted = leader("holdfast");
    if (stock.isPresent() && wanted.isPresent() && !stock.equals(wanted)) {
      if (System.nanoTime() - askedNanos > ASK_EVERY.toNanos()) {
        askedNanos = System.nanoTime();
        orders.get(stock.get() - 1).println(id(wanted.get()));
      }
      return Optional.empty();
    }
    return stock.isPresent() ? wanted : Optional.empty();
  }

  /// Has the client beside a node read only, or write as well.
  void quiet(int number, boolean quiet) {
    orders.get(number - 1).println(quiet ? "quiet" : "write");
  }

  void cut(int number) {
    lab.cut(number);
  }

  void join(int number) {
    lab.join(number);
  }

  @Override
  public void close() {
    lab.close();
  }
}
