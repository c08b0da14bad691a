package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.protocol.Outcome;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes agree on every change, one of them leads, and a change outlives it.
class ReplicationTest {

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
  void whatIsSubmittedAtTheLeaderIsReadOnAllNodes() {
    Committed put = cluster.submit(Story.put(Story.endpoint(1), 42));

    assertThat(put.reply().outcome()).isInstanceOf(Outcome.RecordSetsPut.class);
    for (RatisReplica replica : cluster.all()) {
      Applied applied = replica.awaitApplied(put.index()).join();
      assertThat(Story.valueAt(applied.state(), Story.endpoint(1))).isEqualTo(42);
    }
  }

  @Test
  void followersRefuseAndSayWhoLeads() {
    String leader = cluster.leader();
    for (String follower : cluster.followers()) {
      assertThatThrownBy(() ->
              cluster.node(follower).submit(Story.request(Story.put(Story.endpoint(1), 1))).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(NotLeaderException.class)
          .hasMessage("nothing was done: %s does not lead, %s does", follower, leader);
      assertThatThrownBy(() -> cluster.node(follower).confirm().join())
          .cause()
          .isInstanceOf(NotLeaderException.class);
      assertThat(cluster.node(follower).standing().leader()).contains(leader);
    }
  }

  @Test
  void aNewLeaderKeepsEveryAcknowledgedWrite() {
    for (int i = 0; i < 50; i++) {
      cluster.submit(Story.put(Story.endpoint(i), i));
    }
    String first = cluster.leader();
    cluster.stop(first);

    String second = cluster.leader();
    assertThat(second).isNotEqualTo(first);
    long index = cluster.node(second).confirm().join();
    Applied applied = cluster.node(second).awaitApplied(index).join();
    for (int i = 0; i < 50; i++) {
      assertThat(Story.valueAt(applied.state(), Story.endpoint(i))).isEqualTo(i);
    }
  }
}
