package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.spec.trace.ChangedTrace;
import dev.holdfast.testing.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The main job, as a person does it who has the distribution and a terminal.
class UpAndDownEndToEnd {

  private final Path launcher = Script.tree().resolve("store/cli/target/holdfast/bin/holdfast");
  private final int basePort = FreePorts.firstOf(34);

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    if (Files.exists(folder.resolve("holdfast-data"))) {
      holdfast("down", "--grace", "2s");
    }
    assertThat(processesOfThisTest()).isEmpty();
  }

  @Test
  void aClusterIsStartedUsedWoundedAndEnded() throws Exception {
    done("up", "--detach", "--trace", "--base-port", Integer.toString(basePort));
    assertThat(done("status").out()).contains("node-1", "node-2", "node-3", "leader");
    everyNodeAnswers("api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
    whoComesWithoutTlsIsToldSo();

    Files.writeString(
        folder.resolve("holdfast-data/plans/eu.example.yaml"),
        "api: {type: A, ttl: 60, values: [203.0.113.1, 203.0.113.2]}\n");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> everyNodeAnswers("api.eu.example.", "203.0.113.1", "203.0.113.2"));

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
    done("zone", "import", zone.toString());
    everyNodeAnswers("api.us.example.", "192.0.2.2");

    long killed = pid("node-2");
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    ProcessHandle.of(killed).ifPresent(handle -> handle.onExit().join());
    answers(1, "api.eu.example.", "203.0.113.1", "203.0.113.2");
    answers(3, "api.eu.example.", "203.0.113.1", "203.0.113.2");
    done("records", "put", "new.eu.example.", "60", "A", "192.0.2.3", "--timeout", "30s");
    answers(1, "new.eu.example.", "192.0.2.3");
    answers(3, "new.eu.example.", "192.0.2.3");

    Script.Run again = holdfast("up", "--detach");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("runs already", "holdfast down");

    Script.Run down = done("down");
    assertThat(down.out()).contains("node-2 (process %d) has ended before".formatted(killed));
    assertThat(processesOfThisTest()).isEmpty();
    assertThat(done("down").out()).contains("Nothing");
    theSpecificationExplainsWhatTheNodesRecorded();
  }

  /// Also what node-2 recorded until it was killed; and a record that was changed is found.
  private void theSpecificationExplainsWhatTheNodesRecorded() throws Exception {
    for (String node : List.of("node-1", "node-2", "node-3")) {
      Script.Run run = done("check", "--trace-file", trace(node).toString());
      assertThat(run.out())
          .contains("OpenPlan", "StageRecordSets", "SealPlan", "EnactPlan", "ImportZone")
          .contains("The specification explains all");
    }
    ChangedTrace changed =
        ChangedTrace.of(trace("node-1"), folder.resolve("changed.jsonl"), 20_251_019);
    Script.Run run = holdfast("check", "--trace-file", changed.file().toString());
    assertThat(run.exitCode()).as("%s: %s", changed, run).isEqualTo(1);
    assertThat(run.out()).contains("Nothing explains", "(line %d)".formatted(changed.line()));
  }

  private Path trace(String node) {
    return folder.resolve("holdfast-data").resolve(node).resolve("trace.jsonl");
  }

  @Test
  void dataSurvivesARestartAndIsGoneAfterAFreshStart() throws Exception {
    done("up", "--detach", "--base-port", Integer.toString(basePort));
    done("records", "put", "kept.eu.example.", "60", "A", "192.0.2.3");
    done("down");
    done("up", "--detach");
    everyNodeAnswers("kept.eu.example.", "192.0.2.3");
    everyNodeAnswers("api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
    assertThat(done("zone", "list").out().lines()).hasSize(2);
    done("down");
    done("up", "--detach", "--fresh");
    assertThat(holdfast("records", "get", "kept.eu.example.").exitCode()).isEqualTo(1);
    everyNodeAnswers("api.eu.example.", "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13");
  }

  @Test
  void inTheForegroundADeathIsReportedAndCtrlCEndsAll() throws Exception {
    Path printed = folder.resolve("printed");
    Process up =
        new ProcessBuilder(launcher.toString(), "up", "--base-port", Integer.toString(basePort))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      awaitPrinted(printed, "Holdfast is up");
      ProcessHandle.of(pid("node-3")).orElseThrow().destroyForcibly();
      awaitPrinted(printed, "node-3 (process");
      new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
      assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(130);
      assertThat(Files.readString(printed)).contains("node-3.log", "All has ended");
      assertThat(processesOfThisTest()).isEmpty();
    } finally {
      up.destroyForcibly();
    }
  }

  @Test
  void aPortInUseIsSaidBeforeAnythingIsMade() throws Exception {
    try (ServerSocket used = new ServerSocket()) {
      used.bind(new InetSocketAddress("127.0.0.1", basePort + 2));
      Script.Run run = holdfast("up", "--detach", "--base-port", Integer.toString(basePort));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains(Integer.toString(basePort + 2), "node-2", "--base-port");
      assertThat(folder.resolve("holdfast-data/node-1")).doesNotExist();
    }
  }

  @Test
  void whereThereIsNoDataFolderDownSaysSo() throws Exception {
    Script.Run run = holdfast("down");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no data folder", "--data");
  }

  private Script.Run holdfast(String... arguments) throws Exception {
    return Script.at(launcher).in(folder).with("HOLDFAST_SERVERS", "").run(arguments);
  }

  private Script.Run done(String... arguments) throws Exception {
    Script.Run run = holdfast(arguments);
    assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isZero();
    return run;
  }

  private long pid(String name) throws IOException {
    return Files.readAllLines(folder.resolve("holdfast-data/running")).stream()
        .map(line -> line.split("\t"))
        .filter(parts -> parts[0].equals("process") && parts[1].equals(name))
        .mapToLong(parts -> Long.parseLong(parts[2]))
        .findFirst()
        .orElseThrow();
  }

  private void everyNodeAnswers(String name, String... addresses) throws IOException {
    for (int node : IntStream.rangeClosed(1, 3).toArray()) {
      answers(node, name, addresses);
    }
  }

  private void answers(int node, String name, String... addresses) throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress("127.0.0.1", basePort + 10 + node));
    resolver.setTimeout(Duration.ofSeconds(5));
    Message answer =
        resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN)));
    assertThat(answer.getSection(Section.ANSWER))
        .extracting(record -> ((ARecord) record).getAddress().getHostAddress())
        .as("%s from node-%d", name, node)
        .containsExactlyInAnyOrder(addresses);
  }

  private void whoComesWithoutTlsIsToldSo() throws Exception {
    List<String> elsewhere =
        List.of(
            "--data", "elsewhere", "--server", "127.0.0.1:" + (basePort + 1), "--timeout", "2s");
    for (List<String> command :
        List.of(List.of("status"), List.of("records", "delete", "api.eu.example.", "A"))) {
      Script.Run run =
          holdfast(Stream.concat(command.stream(), elsewhere.stream()).toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.err()).contains("speak TLS only", "--ca", "HOLDFAST_CA_FILE");
    }
  }

  private static void awaitPrinted(Path file, String text) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> Files.exists(file) && Files.readString(file).contains(text));
  }

  private Stream<ProcessHandle> processesOfThisTest() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .commandLine()
                .filter(
                    line -> line.contains(folder.toString()) || line.contains(":" + (basePort + 1)))
                .isPresent());
  }
}
