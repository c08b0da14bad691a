package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.spec.trace.ChangedTrace;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, as a person does it who has the distribution and a terminal.
class UpAndDownEndToEnd {

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
  void aClusterIsStartedUsedWoundedAndEnded() throws Exception {
    terminal.done(
        "up", "--detach", "--trace", "--base-port", Integer.toString(terminal.basePort()));
    assertThat(terminal.done("status").out()).contains("node-1", "node-2", "node-3", "leader");
    terminal.everyNodeAnswers(
        "api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
    whoComesWithoutTlsIsToldSo();

    Files.writeString(
        terminal.data().resolve("plans/eu.example.yaml"),
        "api: {type: A, ttl: 60, values: [203.0.113.1, 203.0.113.2]}\n");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> terminal.everyNodeAnswers("api.eu.example.", "203.0.113.1", "203.0.113.2"));

    Path zone = folder.resolve("us.example.zone");
    Files.writeString(
        zone,
        """
        $ORIGIN us.example.
        $TTL 60
        @ IN SOA ns1 hostmaster 1 60 60 60 60
        @ IN NS ns1
        ns1 IN A 192.0.2.1
        api IN A 192.0.2.2
        """);
    terminal.done("zone", "import", zone.toString());
    terminal.everyNodeAnswers("api.us.example.", "192.0.2.2");

    ProcessHandle killed = terminal.process("node-2");
    killed.destroyForcibly();
    killed.onExit().join();
    terminal.answers(1, "api.eu.example.", "203.0.113.1", "203.0.113.2");
    terminal.answers(3, "api.eu.example.", "203.0.113.1", "203.0.113.2");
    terminal.done("records", "put", "new.eu.example.", "60", "A", "192.0.2.3", "--timeout", "30s");
    terminal.answers(1, "new.eu.example.", "192.0.2.3");
    terminal.answers(3, "new.eu.example.", "192.0.2.3");

    Script.Run again = terminal.holdfast("up", "--detach");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("runs already", "holdfast down");

    Script.Run down = terminal.done("down");
    assertThat(down.out()).contains("node-2 (process %d) has ended before".formatted(killed.pid()));
    terminal.nothingRuns();
    assertThat(terminal.done("down").out()).contains("Nothing");
    theSpecificationExplainsWhatTheNodesRecorded();
  }

  private void whoComesWithoutTlsIsToldSo() throws Exception {
    String server = "127.0.0.1:" + (terminal.basePort() + 1);
    List<String> elsewhere = List.of("--data", "elsewhere", "--server", server, "--timeout", "2s");
    for (List<String> command :
        List.of(List.of("status"), List.of("records", "delete", "api.eu.example.", "A"))) {
      Script.Run run =
          terminal.holdfast(
              Stream.concat(command.stream(), elsewhere.stream()).toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.err()).contains("speak TLS only", "--ca", "HOLDFAST_CA_FILE");
    }
  }

  /// Also what node-2 recorded until it was killed; and a record that was changed is found.
  private void theSpecificationExplainsWhatTheNodesRecorded() throws Exception {
    for (String node : List.of("node-1", "node-2", "node-3")) {
      Script.Run run = terminal.done("check", "--trace-file", trace(node).toString());
      assertThat(run.out())
          .contains("OpenPlan", "StageRecordSets", "SealPlan", "EnactPlan", "ImportZone")
          .contains("The specification explains all");
    }
    ChangedTrace changed =
        ChangedTrace.of(trace("node-1"), folder.resolve("changed.jsonl"), 20_251_019);
    Script.Run run = terminal.holdfast("check", "--trace-file", changed.file().toString());
    assertThat(run.exitCode()).as("%s: %s", changed, run).isEqualTo(1);
    assertThat(run.out()).contains("Nothing explains", "(line %d)".formatted(changed.line()));
  }

  private Path trace(String node) {
    return terminal.data().resolve(node).resolve("trace.jsonl");
  }

  @Test
  void aPortInUseIsSaidBeforeAnythingIsMade() throws Exception {
    try (ServerSocket used = new ServerSocket()) {
      used.bind(new InetSocketAddress("127.0.0.1", terminal.basePort() + 2));
      Script.Run run =
          terminal.holdfast("up", "--detach", "--base-port", Integer.toString(terminal.basePort()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(Integer.toString(terminal.basePort() + 2), "node-2", "--base-port");
      assertThat(terminal.data().resolve("node-1")).doesNotExist();
    }
  }

  @Test
  void whereThereIsNoDataFolderDownSaysSo() throws Exception {
    Script.Run run = terminal.holdfast("down");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no data folder", "--data");
  }
}
