package dev.holdfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.cli.running.RunningCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

  private static final Map<String, String> VARIABLE =
      Map.of("HOLDFAST_SERVERS", "10.0.0.1:7201, 10.0.0.2:7201");

  @TempDir Path folder;

  @Test
  void whatIsGivenComesFirst() throws IOException {
    up();
    assertThat(find(List.of("10.0.0.9:1"), VARIABLE).addresses()).containsExactly("10.0.0.9:1");
  }

  @Test
  void theEnvironmentComesBeforeTheClusterOfTheFolder() throws IOException {
    up();
    assertThat(find(List.of(), VARIABLE).addresses())
        .containsExactly("10.0.0.1:7201", "10.0.0.2:7201");
  }

  @Test
  void theClusterOfTheFolderComesBeforeTheUsualAddress() throws IOException {
    assertThat(find(List.of(), Map.of()).addresses()).containsExactly("127.0.0.1:7201");
    up();
    assertThat(find(List.of(), Map.of()).addresses()).containsExactly("127.0.0.1:8201");
  }

  private Servers find(List<String> given, Map<String, String> environment) throws IOException {
    return Servers.find(given, environment, DataFolder.of(folder));
  }

  private void up() throws IOException {
    DataFolder.of(folder)
        .stateFile()
        .write(new RunningCluster(List.of(), List.of("127.0.0.1:8201"), false));
  }
}
