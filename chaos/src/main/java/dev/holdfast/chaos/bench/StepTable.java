package dev.holdfast.chaos.bench;

import dev.holdfast.chaos.cluster.NodeMemory;
import dev.holdfast.chaos.cluster.NodeProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Runs steps and prints, for each, what it took: a row of a Markdown table.
final class StepTable {

  private final PrintWriter out;
  private List<NodeProcess> nodes = List.of();

  /// What a step does.
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  StepTable(PrintWriter out) {
    this.out = out;
    out.println("| step | time | resident, MiB | heap in use, MiB | right |");
    out.println("|---|--:|--:|--:|---|");
  }

  /// From now on these are weighed after each step.
  void weigh(List<NodeProcess> running) {
    nodes = running;
  }

  /// @param checked says what was found right about the result
  <T> T step(String name, Work<T> work, Function<T, String> checked)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    T result = work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<NodeMemory> memory = new ArrayList<>();
    for (NodeProcess node : nodes) {
      if (node.isAlive()) {
        memory.add(node.memory());
      }
    }
    out.printf(
        Locale.ROOT,
        "| %s | %.2f s | %s | %s | %s |%n",
        name,
        took.toMillis() / 1000.0,
        column(memory, NodeMemory::residentBytes),
        column(memory, NodeMemory::heapBytes),
        checked.apply(result));
    out.flush();
    return result;
  }

  private static String column(List<NodeMemory> memory, ToLongFunction<NodeMemory> part) {
    return memory.stream()
        .map(node -> Long.toString(part.applyAsLong(node) >> 20))
        .collect(Collectors.joining(" "));
  }
}
