package dev.holdfast.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.running.ProcessIdentity;
import dev.holdfast.cli.running.RunningProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How processes are ended: asked first, killed if they will not, and never someone else's.
class EndingTest {

  private final List<Process> started = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void processesAreAskedToEnd() throws IOException {
    RunningProcess node = start("node-1", "sleep 60");
    new Ending(Duration.ofSeconds(10), told::add).end(List.of(node));
    assertThat(node.isAlive()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void whoeverWillNotEndIsKilledAndThatIsSaid() throws IOException, InterruptedException {
    Process deaf = script("trap '' TERM; echo up; while :; do sleep 1; done");
    RunningProcess node = running("node-1", deaf);
    new Ending(Duration.ofMillis(300), told::add).end(List.of(node));
    assertThat(deaf.waitFor()).isEqualTo(137);
    assertThat(told).singleElement().asString().contains("node-1", "is killed");
  }

  @Test
  void aProcessThatOnlyHasTheIdIsLeftAlone() throws IOException {
    Process other = new ProcessBuilder("sleep", "60").start();
    started.add(other);
    RunningProcess node =
        new RunningProcess("node-1", new ProcessIdentity(other.pid(), "another boot/1"));
    new Ending(Duration.ofSeconds(1), told::add).end(List.of(node));
    assertThat(other.isAlive()).isTrue();
    assertThat(told).singleElement().asString().contains("node-1", "left alone");
  }

  @Test
  void agentsHaveEndedBeforeNodesAreAsked() throws IOException {
    Process enactor = script("trap 'sleep 0.3; exit' TERM; echo up; while :; do sleep 0.1; done");
    Process node =
        script(
            "trap 'kill -0 %d 2>/dev/null && echo early || echo late; exit' TERM; echo up; while :; do sleep 0.1; done"
                .formatted(enactor.pid()));
    new Ending(Duration.ofSeconds(10), told::add)
        .end(List.of(running("node-1", node), running("enactor-1", enactor)));
    assertThat(node.inputReader().readLine()).isEqualTo("late");
    assertThat(told).isEmpty();
  }

  /// A script that has said that it is up.
  private Process script(String text) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", text).start();
    started.add(process);
    assertThat(process.inputReader().readLine()).isEqualTo("up");
    return process;
  }

  private RunningProcess start(String name, String command) throws IOException {
    Process process = new ProcessBuilder(command.split(" ")).start();
    started.add(process);
    return running(name, process);
  }

  private static RunningProcess running(String name, Process process) {
    return new RunningProcess(name, ProcessIdentity.of(process.toHandle()).orElseThrow());
  }
}
