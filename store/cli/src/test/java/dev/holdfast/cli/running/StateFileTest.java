package dev.holdfast.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

  private static final RunningCluster CLUSTER =
      new RunningCluster(
          List.of(
              new RunningProcess("node-1", new ProcessIdentity(12, "boot/34")),
              new RunningProcess("planner", new ProcessIdentity(13, "boot/35"))),
          List.of("127.0.0.1:7201", "127.0.0.1:7202"),
          true);

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    StateFile file = StateFile.in(folder);
    file.write(CLUSTER);
    assertThat(file.read()).contains(CLUSTER);
    assertThat(file.isEnding()).isFalse();
  }

  @Test
  void whereNothingWasStartedNothingRuns() throws IOException {
    assertThat(StateFile.in(folder).read()).isEmpty();
  }

  @Test
  void whatIsBeingEndedIsStillKnownUntilItHasEnded() throws IOException {
    StateFile file = StateFile.in(folder);
    file.write(CLUSTER);
    file.markEnding();
    assertThat(file.isEnding()).isTrue();
    assertThat(file.read()).contains(CLUSTER);
    file.delete();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void aSpoiltFileIsNotGuessedAt() throws IOException {
    Files.writeString(folder.resolve("running"), "process\tnode-1\n");
    assertThatThrownBy(() -> StateFile.in(folder).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not as 'holdfast up' writes it");
  }
}
