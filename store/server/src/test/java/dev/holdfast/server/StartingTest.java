package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.server.config.NodeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a node that cannot start leaves nothing behind; one that has just started does not answer
/// DNS older than it did before, unless there is nobody to learn from.
class StartingTest {

  private final NodeConfig config = TestConfigs.cluster(1, Path.of("unused")).getFirst();

  @Test
  void a_node_whose_port_is_taken_says_which_and_gives_the_others_back() throws IOException {
    MemoryReplica replica = new MemoryReplica("n1");
    try (ServerSocket taken =
        new ServerSocket(config.self().grpc().port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Node.start(config, RunningNode.opening(ignored -> replica)))
          .hasMessageContaining("cannot listen for gRPC")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    try (RunningNode node = RunningNode.start(config, ignored -> replica)) {
      assertThat(node.get("/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_node_whose_port_for_the_others_is_taken_says_so_before_it_touches_its_data(
      @TempDir Path folder) throws IOException {
    NodeConfig real = TestConfigs.cluster(1, folder).getFirst();
    try (ServerSocket taken =
        new ServerSocket(real.self().raft().port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Node.start(real))
          .hasMessageContaining("cannot listen for the other nodes at " + real.self().raft());
      assertThat(taken.isClosed()).isFalse();
    }
    assertThat(real.dataFolder()).doesNotExist();
  }

  @Test
  void dns_waits_for_the_leader_before_its_first_answer() {
    MemoryReplica replica = behind();
    try (RunningNode node =
        RunningNode.start(withStartWait(Duration.ofMinutes(10)), ignored -> replica)) {
      assertThat(node.dig().ask("api.example.", "A").rcode()).isEqualTo("SERVFAIL");

      replica.confirmAgain();

      await().until(() -> node.dig().ask("api.example.", "A").rcode().equals("NOERROR"));
    }
  }

  @Test
  void dns_waits_longer_while_the_node_hears_from_a_leader() {
    MemoryReplica replica = behind();
    replica.follow("n2");
    try (RunningNode node = RunningNode.start(withStartWait(Duration.ZERO), ignored -> replica)) {
      assertThat(node.dig().ask("api.example.", "A").rcode()).isEqualTo("SERVFAIL");

      replica.loseTheLeader(Duration.ofDays(1));

      await().until(() -> node.dig().ask("api.example.", "A").rcode().equals("NOERROR"));
    }
  }

  @Test
  void a_leader_that_goes_again_has_dns_wait_anew() {
    Duration wait = Duration.ofSeconds(3);
    MemoryReplica replica = behind();
    replica.follow("n2");
    try (RunningNode node = RunningNode.start(withStartWait(wait), ignored -> replica)) {
      await().pollDelay(wait).until(() -> true);
      replica.loseTheLeader(Duration.ofDays(1));
      long lost = System.nanoTime();

      await().until(() -> node.dig().ask("api.example.", "A").rcode().equals("NOERROR"));

      assertThat(Duration.ofNanos(System.nanoTime() - lost)).isGreaterThan(wait.dividedBy(2));
    }
  }

  @Test
  void dns_answers_from_the_disk_where_no_leader_comes_in_time() {
    MemoryReplica replica = behind();
    replica.loseTheLeader(Duration.ofDays(1));
    try (RunningNode node = RunningNode.start(withStartWait(Duration.ZERO), ignored -> replica)) {
      assertThat(node.dig().values("api.example.", "A")).containsExactly("192.0.2.1");
    }
  }

  /// A replica that holds a zone and cannot tell whether it is up to date.
  private MemoryReplica behind() {
    MemoryReplica replica = new MemoryReplica("n1");
    try (RunningNode node = RunningNode.start(config, ignored -> replica)) {
      new Planner(node).importZone(address("api.example.", "192.0.2.1"));
    }
    replica.failConfirmations(new NotLeaderException("not yet"));
    return replica;
  }

  private NodeConfig withStartWait(Duration wait) {
    return TestConfigs.with(
        config, new NodeConfig.Dns(Optional.empty(), wait, 1, Optional.empty()));
  }
}
