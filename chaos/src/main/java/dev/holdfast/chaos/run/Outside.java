package dev.holdfast.chaos.run;

import dev.holdfast.chaos.net.OwnNamespaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs the rest in a process in namespaces of its own, and hands on what it says.
final class Outside {

  private static final String HEAP = "-Xmx1g";

  /// The second compiler would take the time of the nodes, and is not what is looked at.
  private static final String COMPILER = "-XX:TieredStopAtLevel=1";

  /// In a namespace of processes each run is number 1, and two of them would want one file for what
  /// a JVM tells other JVMs.
  private static final String TELLING_NOBODY = "-XX:-UsePerfData";

  private static final int TAIL_LINES = 12;

  private Outside() {}

  static boolean run(RunOptions options, Consumer<String> tell)
      throws IOException, InterruptedException {
    // What clients and agents log of faults is no news.
    Path log = Files.createTempFile("holdfast-chaos-run-", ".log");
    Process process =
        new ProcessBuilder(OwnNamespaces.command(program(options)))
            .redirectError(log.toFile())
            .start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        tell.accept(line);
      }
      return Inside.hasPassed(process.waitFor(), () -> tail(log));
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static List<String> program(RunOptions options) {
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Xmx") && !option.startsWith("-javaagent"))
        .forEach(program::add);
    program.addAll(
        List.of(
            HEAP,
            COMPILER,
            TELLING_NOBODY,
            "-cp",
            System.getProperty("java.class.path"),
            Inside.class.getName()));
    program.addAll(options.arguments());
    return program;
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException problem) {
      return problem.toString();
    }
  }
}
