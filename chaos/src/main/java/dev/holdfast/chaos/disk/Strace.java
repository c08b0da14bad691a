package dev.holdfast.chaos.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Stands between a running process and the system, to see its calls and to let some of them fail.
public final class Strace implements AutoCloseable {

  private final Process process;
  private final Path output;

  private Strace(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Returns when all threads of the process are traced.
  ///
  /// @param output takes what is seen
  /// @param options which calls, and what is done to them
  public static Strace attach(long pid, Path output, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", output.toString()));
    command.addAll(options);
    command.addAll(List.of("-p", Long.toString(pid)));
    Process process = new ProcessBuilder(command).start();
    BufferedReader says =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String line = says.readLine();
    if (line == null || !line.contains("attached")) {
      process.destroyForcibly().waitFor();
      throw new IOException("strace did not attach: " + line);
    }
    Thread.ofVirtual().start(() -> readAway(says));
    return new Strace(process, output);
  }

  /// Keeps the pipe from filling up.
  private static void readAway(BufferedReader says) {
    try (says) {
      while (says.readLine() != null) {
        // Which thread came or went is of no interest.
      }
    } catch (IOException closed) {
      // It let go.
    }
  }

  /// What was seen so far, in order.
  public List<String> lines() throws IOException {
    return Files.readAllLines(output, StandardCharsets.ISO_8859_1);
  }

  /// Lets go of the process, if it is still there.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
