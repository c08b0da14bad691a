package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that belongs to the terminal it was started from.
class ForegroundEndToEnd {

  @TempDir Path folder;

  private Terminal terminal;

  @BeforeEach
  void aTerminal() {
    terminal = new Terminal(folder);
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    terminal.end();
  }

  @Test
  void inTheForegroundADeathIsReportedAndCtrlCEndsAll() throws Exception {
    Path printed = folder.resolve("printed");
    Process up =
        new ProcessBuilder(
                Terminal.LAUNCHER.toString(),
                "up",
                "--base-port",
                Integer.toString(terminal.basePort()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      awaitPrinted(printed, "Holdfast is up");
      terminal.process("node-3").destroyForcibly();
      awaitPrinted(printed, "node-3 (process");
      new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
      assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(130);
      assertThat(Files.readString(printed)).contains("node-3.log", "All has ended");
      terminal.nothingRuns();
    } finally {
      up.destroyForcibly();
    }
  }

  private static void awaitPrinted(Path file, String text) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> Files.exists(file) && Files.readString(file).contains(text));
  }
}
