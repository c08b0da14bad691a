package dev.holdfast.spec;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// TLC in a JVM of its own: it keeps state in static fields and ends its JVM when it is done.
final class TlcProcess {

  private static final List<String> JVM = List.of("-Xmx1g", "-Xss16m", "-Dfile.encoding=UTF-8");

  /// For a run that visits many states.
  static final List<String> LONG = List.of("-XX:+UseParallelGC");

  /// A run of some seconds is over before the second compiler, or a second thread of the collector,
  /// earns what it costs.
  static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private TlcProcess() {}

  /// Runs TLC in `folder`, where module and configuration are, and waits for its end.
  ///
  /// @param options what its JVM is told beside the usual
  /// @param states is told the number of distinct states now and then
  /// @throws InterruptedException if the caller is interrupted; TLC is ended first
  static TlcReport run(
      Path folder, List<String> arguments, List<String> options, LongConsumer states)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(folder, arguments, options))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      MessageReader reader = new MessageReader();
      Thread reading = Thread.ofVirtual().start(() -> read(process, reader, states));
      int exitCode = process.waitFor();
      reading.join();
      return new TlcReport(exitCode, reader.messages(), reader.loose());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void read(Process process, MessageReader reader, LongConsumer states) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(Tlc.STATES_SO_FAR)) {
          states.accept(Long.parseLong(line.substring(Tlc.STATES_SO_FAR.length())));
        } else {
          reader.read(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading what TLC says", e);
    }
  }

  private static List<String> command(Path folder, List<String> arguments, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-cp");
    command.add(classPath());
    command.add(Tlc.class.getName());
    command.addAll(arguments);
    return command;
  }

  /// Where this package and TLC were loaded from: nothing else of our class path is TLC's business.
  private static String classPath() {
    return Stream.of(Tlc.class, tlc2.TLC.class)
        .map(type -> type.getProtectionDomain().getCodeSource())
        .map(TlcProcess::path)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(CodeSource source) {
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new CheckException("cannot tell where TLC is: " + source.getLocation(), e);
    }
  }
}
