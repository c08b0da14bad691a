package dev.holdfast.cli.local;

import dev.holdfast.cli.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Starts further JVMs like this one: the same Java, the same classes.
///
/// They are deaf to Ctrl-C and to the end of the terminal, both of which reach every process
/// started from it: whoever started them ends them, in order.
final class Jvm {

  private static final String DEAF = "trap '' INT HUP; exec \"$@\"";

  /// Seven of them share a small machine: what they would gain from more threads of their own they
  /// would take from the others. There is room for the classes and the code of a start, since this
  /// collector stops a node for a whole collection when either has filled what it was given.
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MetaspaceSize=96m",
          "-XX:ReservedCodeCacheSize=128m",
          "-Xss512k");

  /// What this JVM was told that concerns the classes and not the purpose of this process.
  private static final List<String> INHERITED =
      List.of(
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "-XX:AOTCache=",
          "-XX:+UseCompactObjectHeaders",
          "-Xlog:aot",
          "-Xlog:cds",
          "-Dstdout.encoding",
          "-Dstderr.encoding",
          "-Dholdfast.");

  private final List<String> start;

  Jvm() {
    start = new ArrayList<>();
    start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> INHERITED.stream().anyMatch(argument::startsWith))
        .forEach(start::add);
    start.addAll(SMALL);
  }

  /// Starts `holdfast` with these arguments.
  ///
  /// @param heap the most it may take, as `256m`
  /// @param log what it prints is added to this file
  Process start(String heap, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", DEAF, "holdfast"));
    command.addAll(start);
    command.addAll(List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> options() {
    String options = System.getenv().getOrDefault("HOLDFAST_JAVA_OPTIONS", "");
    return Stream.of(options.split(" ")).filter(option -> !option.isBlank()).toList();
  }
}
