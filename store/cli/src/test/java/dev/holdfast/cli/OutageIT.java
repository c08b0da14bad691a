package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Commands while nodes are away: what they can do without them, and what they say when they
/// cannot.
class OutageIT {

  @Test
  void whereNobodyListensTheCommandSaysWhomItAsked() {
    Cli run = Cli.run("zone", "list", "--server", "127.0.0.1:1", "--timeout", "1s");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("127.0.0.1:1", "--server").doesNotContain("Exception", "\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void statusOfNobodyIsUnreachableToo() {
    Cli run = Cli.run("status", "--server", "127.0.0.1:1", "--timeout", "1s");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("No node answers", "127.0.0.1:1");
  }

  @Test
  void anAddressThatIsNoneIsMisuse() {
    Cli run = Cli.run("zone", "list", "--server", "nowhere");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere");
  }

  @Test
  void statusShowsEveryNode() {
    Cli run = LiveNodes.done("status", "--hash");
    assertThat(run.out()).contains("leader", "follower", "state hash");
    assertThat(LiveNodes.done("status", "--output", "json").lines()).hasSize(3);
  }

  @Test
  void withOneNodeKilledCommandsGoOn() throws InterruptedException {
    NodeProcess node = LiveNodes.cluster().nodes().getFirst();
    LiveNodes.done("zone", "create", "killed.test.", "--name-server", "ns1.test.");
    node.kill();
    try {
      LiveNodes.done("records", "put", "www.killed.test.", "60", "A", "192.0.2.1");
      Cli status = LiveNodes.done("status");
      assertThat(status.out()).contains("silent");
      assertThat(status.err()).contains(node.grpcAddress(), "does not answer");
    } finally {
      node.start();
      LiveNodes.cluster().awaitReady();
    }
  }

  @Test
  void aChangeThatNobodyConfirmsHasAnUnknownOutcomeAndIsRepeatedById() throws Exception {
    LiveNodes.done("zone", "create", "unknown.test.", "--name-server", "ns1.test.");
    List<NodeProcess> followers = new ArrayList<>(LiveNodes.cluster().nodes());
    NodeProcess leader = leader();
    followers.remove(leader);
    String[] put = {"records", "put", "www.unknown.test.", "60", "A", "192.0.2.1"};
    signal("STOP", followers);
    Cli unknown;
    try {
      unknown =
          Cli.run(LiveNodes.with(put, "--server", leader.grpcAddress(), "--timeout", "1500ms"));
    } finally {
      signal("CONT", followers);
    }
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("outcome is unknown", "--request-id");
    String id = unknown.err().replaceAll("(?s).*--request-id (\\S+) .*", "$1");
    LiveNodes.cluster().awaitReady();
    LiveNodes.done(LiveNodes.with(put, "--request-id", id));
    assertThat(LiveNodes.done("records", "get", "www.unknown.test.").out()).contains("192.0.2.1");
  }

  private static NodeProcess leader() {
    return LiveNodes.cluster().nodes().stream()
        .filter(node ->
            Cli.run("status", "--server", node.grpcAddress(), "--output", "json").lines().stream()
                .anyMatch(line ->
                    line.contains("\"nodeId\":\"%s\"".formatted(node.id()))
                        && line.contains("\"role\":\"ROLE_LEADER\"")))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String signal, List<NodeProcess> nodes)
      throws IOException, InterruptedException {
    for (NodeProcess node : nodes) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid())).start().waitFor();
    }
  }
}
