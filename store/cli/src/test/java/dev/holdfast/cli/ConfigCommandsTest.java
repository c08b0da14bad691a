package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on configurations, as an operator uses them before a node is started.
class ConfigCommandsTest {

  private static final String FILE =
      """
      cluster: demo
      node: n1
      data: data
      members:
        - {id: n1, raft: 127.0.0.1:7101, grpc: 127.0.0.1:7201, dns: 127.0.0.1:5301, http: 127.0.0.1:7301}
      """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("n1.yaml"), text).toString();
  }

  @Test
  void aRightOneIsCalledRightAndNothingIsStarted() throws IOException {
    Cli run = Cli.run("config", "check", "--config", file(FILE));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo("No mistakes: node n1 of cluster demo, one of 1.%n".formatted());
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void everyMistakeIsALineWithItsPlaceAndNodesSayTheSame() throws IOException {
    String file = file(FILE + "dns: {thread: 2}\nlimits: {calls: 0}\n");
    String age = "dns.max_age=soon";

    Cli check = Cli.run("config", "check", "--config", file, "--set", age);

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.out()).isEmpty();
    assertThat(check.err().lines())
        .containsExactly(
            file + ":6: dns.thread: is no key here; did you mean 'threads'?",
            file + ":7: limits.calls: '0' is no whole number in 1 to 100000",
            "--set dns.max_age=soon: dns.max_age: 'soon' is no duration; write one such as 500ms, 2s, 10m, 24h or 7d");
    assertThat(Cli.run("node", "--config", file, "--set", age)).isEqualTo(check);
    assertThat(Cli.run("config", "show", "--config", file, "--set", age)).isEqualTo(check);
  }

  @Test
  void whatHoldsIsShownWithWhereItWasWritten() throws IOException {
    String file = file(FILE);
    Cli run = Cli.run("config", "show", "--config", file, "--set", "dns.threads=2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .anyMatch(line -> line.matches("KEY +VALUE +FROM"))
        .anyMatch(line -> line.matches("data +\\Q%s/data\\E +\\Q%s\\E:3".formatted(folder, file)))
        .anyMatch(line -> line.matches("dns\\.threads +2 +--set dns\\.threads=2"))
        .anyMatch(line -> line.matches("members\\[0]\\.grpc +127\\.0\\.0\\.1:7201 +.*:5"))
        .anyMatch(line -> line.matches("limits\\.calls +1000 +default"));
  }

  @Test
  void allKeysAreListedInPlainText() {
    Cli run = Cli.run("config", "keys");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .anyMatch(line -> line.matches("cluster +required +1 to 63 letters.*"))
        .anyMatch(line -> line.matches("trace\\.file +none +path +.*\\(see docs/traces\\.md\\).*"));
    assertThat(run.out()).doesNotContain("`", "](");
  }
}
