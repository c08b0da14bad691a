package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged outlives the node that acknowledged it, and what nobody can know is called
/// so.
class LeaderChangeTest {

  @TempDir Path folder;
  private Cluster cluster;

  @BeforeEach
  void start() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    cluster.submit(Story.createZone(Story.ZONE));
  }

  @AfterEach
  void stop() {
    cluster.close();
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aNewLeaderKeepsEveryAcknowledgedWrite() {
    Map<Integer, String> fates = new ConcurrentHashMap<>();
    String first = cluster.leader();
    for (int i = 0; i < 2000; i++) {
      int value = i;
      cluster
          .node(first)
          .submit(Story.request(Story.put(Story.endpoint(i), i)))
          .whenComplete(
              (_, e) -> fates.put(value, e == null ? "done" : e.getClass().getSimpleName()));
      if (i == 1500) {
        CompletableFuture.runAsync(() -> cluster.stop(first)).join();
        break;
      }
    }
    String second = cluster.leader();
    assertThat(second).isNotEqualTo(first);
    await().atMost(Cluster.PATIENCE).until(() -> fates.size() == 1501);
    assertThat(fates.values())
        .contains("done")
        .isSubsetOf(
            Set.of(
                "done",
                NotLeaderException.class.getSimpleName(),
                OutcomeUnknownException.class.getSimpleName()));

    RatisReplica leader = cluster.node(second);
    State state = Cluster.awaitApplied(leader, leader.confirm().join()).state();
    fates.forEach((value, fate) -> {
      switch (fate) {
        case "done" -> assertThat(Story.valueAt(state, Story.endpoint(value))).isEqualTo(value);
        case "NotLeaderException" ->
            assertThat(state.zones().find(Story.ZONE).orElseThrow().endpoint(Story.endpoint(value)))
                .as("said not to have been done")
                .isEmpty();
        default -> {
          // Nobody could tell, so either is right.
        }
      }
    });
  }

  @Test
  void aRepeatedRequestIsKnownToTheNextLeaderAndAfterARestartOfAll() {
    Request request = Story.keyed("once", Story.put(Story.endpoint(3), 7));
    Committed first = cluster.submit(request);
    cluster.submit(Story.put(Story.endpoint(3), 8));

    String leader = cluster.leader();
    cluster.stop(leader);
    Committed second = cluster.submit(request);
    cluster.close();
    Cluster.NODES.forEach(cluster::start);
    Committed third = cluster.submit(request);

    for (Committed again : new Committed[] {second, third}) {
      assertThat(again.reply().repeat()).isTrue();
      assertThat(again.reply().outcome()).isEqualTo(first.reply().outcome());
    }
    assertThat(Story.valueAt(cluster.node(cluster.leader()).applied().state(), Story.endpoint(3)))
        .isEqualTo(8);
  }

  @Test
  void withoutAMajorityNothingIsConfirmedAndNoWriteIsCalledDone() {
    String leader = cluster.leader();
    RatisReplica alone = cluster.node(leader);
    int known = Story.valueAt(put(5), Story.endpoint(1));
    cluster.followers().forEach(cluster::stop);

    CompletableFuture<Long> read = alone.confirm();
    CompletableFuture<Committed> write =
        alone.submit(Story.request(Story.put(Story.endpoint(1), 6)));

    assertThatThrownBy(() -> read.get(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(NotLeaderException.class)
        .hasMessageStartingWith("this node could not prove that it leads: ");
    assertThatThrownBy(() -> write.get(Cluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .cause()
        .as("on a slow machine the leader may have given up before it was asked to write")
        .isInstanceOfAny(OutcomeUnknownException.class, NotLeaderException.class);
    assertThat(Story.valueAt(alone.applied().state(), Story.endpoint(1))).isEqualTo(known);
    await().atMost(Cluster.PATIENCE).until(() -> alone.standing().role() != Standing.Role.LEADER);
    assertThat(alone.standing().sinceLeader()).isPositive();
  }

  private State put(int value) {
    Committed put = cluster.submit(Story.put(Story.endpoint(1), value));
    return Cluster.awaitApplied(cluster.node(cluster.leader()), put.index()).state();
  }
}
