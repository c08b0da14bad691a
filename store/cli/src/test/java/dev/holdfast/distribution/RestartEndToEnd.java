package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `up` finds when it was there before.
@Tag("thorough")
class RestartEndToEnd {

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
  void dataSurvivesARestartAndIsGoneAfterAFreshStart() throws Exception {
    terminal.done("up", "--detach", "--base-port", Integer.toString(terminal.basePort()));
    terminal.done("records", "put", "kept.eu.example.", "60", "A", "192.0.2.3");
    terminal.done("down");
    terminal.done("up", "--detach");
    terminal.everyNodeAnswers("kept.eu.example.", "192.0.2.3");
    terminal.everyNodeAnswers(
        "api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
    assertThat(terminal.done("zone", "list").out().lines()).hasSize(2);
    terminal.done("down");
    terminal.done("up", "--detach", "--fresh");
    assertThat(terminal.holdfast("records", "get", "kept.eu.example.").exitCode()).isEqualTo(1);
    terminal.everyNodeAnswers(
        "api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
  }
}
