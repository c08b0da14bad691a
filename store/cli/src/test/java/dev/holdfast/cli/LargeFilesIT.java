package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of 200 MiB, given to the command with a heap of 256 MiB: it says what is wrong, and
/// nothing has been sent.
class LargeFilesIT {

  private static final int OCTETS = 200 << 20;

  @TempDir Path folder;

  private record Run(int exitCode, String out, String err) {}

  @Test
  void aYamlFileIsRefusedByItsSize() throws Exception {
    Path file =
        file(
            "large.test.yaml",
            "",
            i -> "endpoint-%07d: {type: A, ttl: 60, value: 198.51.100.%d}\n".formatted(i, i % 256));

    Run run = run("plan", "submit", file.toString());

    assertThat(run.err())
        .contains(
            file
                + ": it has %d octets; the limit of a YAML file is 67108864"
                    .formatted(Files.size(file)))
        .contains("No plan was made of it.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aZoneFileIsRefusedBeforeMemoryRunsOut() throws Exception {
    Path file =
        file(
            "large.test.zone",
            """
            $ORIGIN large.test.
            $TTL 60
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ NS ns1
            """,
            i -> "endpoint-%07d A 198.51.100.%d\n".formatted(i, i % 256));

    Run run = run("zone", "import", file.toString());

    assertThat(run.err())
        .contains("it holds more than there is memory for", "HOLDFAST_JAVA_OPTIONS=-Xmx")
        .doesNotContain("OutOfMemoryError", "\tat ");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  private Path file(String name, String head, IntFunction<String> line) throws IOException {
    Path file = folder.resolve(name);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(head);
      long written = 0;
      for (int i = 0; written < OCTETS; i++) {
        String next = line.apply(i);
        out.write(next);
        written += next.length();
      }
    }
    return file;
  }

  private Run run(String... arguments) throws InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of(java()), Stream.of(arguments)).toList())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The command as the distribution starts it. Nobody listens where it would send anything to.
  private static String[] java() {
    return new String[] {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xmx256m",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseCompactObjectHeaders",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-cp",
      System.getProperty("java.class.path"),
      Main.class.getName()
    };
  }
}
