package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.MembershipRefusedException;
import dev.holdfast.replica.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members come and go one at a time, learners first, and whatever fails in between leaves a
/// cluster that leads and can go on.
class MembershipTest {

  private static final Duration ENOUGH = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Cluster cluster;

  @BeforeEach
  void start() {
    cluster = Cluster.start(folder, Cluster.SMALL);
    cluster.submit(Story.createZone(Story.ZONE));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Members leading() {
    return cluster.node(cluster.leader()).members();
  }

  private static void assertRefused(String rule, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            MembershipRefusedException.class,
            refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      cluster.submit(Story.put(Story.endpoint(i), i));
    }
  }

  @Test
  void aNewMemberLearnsThenVotesAndTakesThePlaceOfOneThatIsRemovedForEver() throws Exception {
    put(0, 60);
    cluster.join("n4");

    Configuration learning = cluster.change(new Change.Add(cluster.member("n4")));
    assertThat(learning.learners().keySet()).containsExactly("n4");
    assertThat(learning.voters().keySet()).containsExactly("n1", "n2", "n3");
    assertThat(cluster.hashes()).as("the learner holds what the others hold").hasSize(1);
    assertThat(cluster.node("n4").standing().role()).isEqualTo(Standing.Role.LEARNER);
    assertThat(cluster.change(new Change.Add(cluster.member("n4")))).isEqualTo(learning);
    assertRefused("not-a-voter", () -> leading().transfer(Optional.of("n4"), ENOUGH).join());
    assertRefused(
        "configuration-changed",
        () -> leading().change(new Change.Promote("n4"), Optional.of(1L)).join());

    Configuration voting = cluster.change(new Change.Promote("n4"), Optional.of(2L));
    assertThat(voting.voters().keySet()).containsExactly("n1", "n2", "n3", "n4");
    assertThat(voting.learners()).isEmpty();
    assertThat(cluster.change(new Change.Promote("n4"))).isEqualTo(voting);
    put(60, 70);
    assertThat(cluster.hashes()).hasSize(1);

    String old = cluster.leader();
    Configuration without = cluster.change(new Change.Remove(old));
    assertThat(without.voters().keySet()).hasSize(3).contains("n4").doesNotContain(old);
    assertThat(without.removed()).containsExactly(old);
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.halts)
                .contains(
                    old + ": the cluster has removed this node, which is no member any more"));
    cluster.stop(old);
    assertThatThrownBy(() -> cluster.start(old))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("node '%s' was removed from cluster 'test'", old);
    assertRefused(
        "member-was-removed",
        () -> leading().change(new Change.Add(cluster.member(old)), Optional.empty()).join());
    put(70, 80);

    restartAllWithoutRaftsOwnFile();
    put(80, 90);
    assertThat(leading().configuration()).isEqualTo(without);
    assertThat(cluster.hashes()).hasSize(1);
  }

  /// Nodes start with the members of their first start in their configuration, and Ratis may have
  /// lost its own file.
  private void restartAllWithoutRaftsOwnFile() throws Exception {
    Set<String> members = Set.copyOf(leading().configuration().voters().keySet());
    cluster.close();
    for (String node : members) {
      try (Stream<Path> files = Files.walk(cluster.folder(node))) {
        for (Path file : files.filter(it -> it.endsWith("raft-meta.conf")).toList()) {
          Files.delete(file);
        }
      }
    }
    members.forEach(cluster::start);
  }

  @Test
  void theLeadIsHandedOverWhereNothingElseHappens() {
    for (int round = 0; round < 3; round++) {
      String before = cluster.leader();
      String wanted = cluster.followers().get(round % 2);

      assertThat(leading().transfer(Optional.of(wanted), ENOUGH).join()).isEqualTo(wanted);

      await().atMost(Cluster.PATIENCE).until(() -> cluster.leader().equals(wanted));
      assertThat(before).isNotEqualTo(wanted);
    }
    put(0, 1);
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aPromotionWhoseLeaderIsLostHalfwayIsFinishedByTheNextOne() {
    cluster.join("n4");
    Configuration learning = cluster.change(new Change.Add(cluster.member("n4")));
    String first = cluster.leader();
    cluster.node(first).raftMembers().step(learning.promoting("n4")).join();

    assertRefused(
        "change-under-way",
        () ->
            leading()
                .change(new Change.Remove(cluster.followers().getFirst()), Optional.empty())
                .join());
    cluster.stop(first);
    put(0, 30);
    assertThat(leading().configuration().promoting()).contains(cluster.member("n4"));
    Configuration voting = cluster.change(new Change.Promote("n4"));

    assertThat(voting.voters().keySet()).containsExactly("n1", "n2", "n3", "n4");
    assertThat(voting.promoting()).isEmpty();
    put(30, 40);
    cluster.start(first);
    assertThat(cluster.hashes()).hasSize(1);
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aChangeThatWouldLoseTheQuorumOrNeedsANodeThatIsNotThereIsRefused() {
    String lost = cluster.followers().getFirst();
    String other = cluster.followers().getLast();
    cluster.stop(lost);
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertRefused(
                "would-lose-quorum",
                () -> leading().change(new Change.Remove(other), Optional.empty()).join()));
    cluster.memberNeverStarted("n5");

    assertRefused(
        "not-heard-of",
        () -> leading().change(new Change.Add(cluster.member("n5")), Optional.empty()).join());

    assertThat(leading().configuration().members().keySet()).containsExactly("n1", "n2", "n3");
    Configuration without = cluster.change(new Change.Remove(lost));
    assertThat(without.voters()).hasSize(2);
    put(0, 3);
    assertThat(cluster.halts).isEmpty();
  }
}
