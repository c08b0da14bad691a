package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.DomainName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes agree on every change, and one of them leads.
class ReplicationTest {

  @TempDir static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    cluster.submit(Story.createZone(Story.ZONE));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void whatIsSubmittedAtTheLeaderIsReadOnAllNodes() {
    Committed put = cluster.submit(Story.put(Story.endpoint(1), 42));

    assertThat(put.reply().outcome()).isInstanceOf(Outcome.RecordSetsPut.class);
    for (RatisReplica replica : cluster.all()) {
      Applied applied = Cluster.awaitApplied(replica, put.index());
      assertThat(Story.valueAt(applied.state(), Story.endpoint(1))).isEqualTo(42);
    }
    assertThat(cluster.hashes()).hasSize(1);
  }

  @Test
  void followersRefuseAndSayWhoLeads() {
    String leader = cluster.leader();
    for (String follower : cluster.followers()) {
      RatisReplica replica = cluster.node(follower);
      assertThatThrownBy(
              () -> replica.submit(Story.request(Story.put(Story.endpoint(1), 1))).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(NotLeaderException.class)
          .hasMessage("nothing was done: %s does not lead, %s does", follower, leader);
      assertThatThrownBy(() -> replica.confirm().join())
          .cause()
          .isInstanceOf(NotLeaderException.class)
          .hasMessageContaining("%s does not lead, %s does", follower, leader);
    }
  }

  @Test
  void everyNodeKnowsItsPlace() {
    String leader = cluster.leader();
    Standing leading = cluster.node(leader).standing();

    assertThat(leading.role()).isEqualTo(Standing.Role.LEADER);
    assertThat(leading.leader()).contains(leader);
    assertThat(leading.sinceLeader()).isLessThan(Duration.ofSeconds(5));
    for (String follower : cluster.followers()) {
      Standing following = cluster.node(follower).standing();
      assertThat(following.node()).isEqualTo(follower);
      assertThat(following.role()).isEqualTo(Standing.Role.FOLLOWER);
      assertThat(following.term()).isEqualTo(leading.term());
      assertThat(following.leader()).contains(leader);
      assertThat(following.sinceLeader()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void manyRequestsAtOnceShareEntriesAndEachGetsItsOwnReply() {
    RatisReplica leader = cluster.node(cluster.leader());
    long before = leader.applied().index();
    List<CompletableFuture<Committed>> replies = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      DomainName owner =
          i % 2 == 0 ? Story.endpoint(i) : DomainName.of("e%d.no-zone.".formatted(i));
      replies.add(leader.submit(Story.request(Story.put(owner, i))));
    }

    List<Committed> committed = replies.stream().map(CompletableFuture::join).toList();
    for (int i = 0; i < 500; i++) {
      assertThat(committed.get(i).reply().outcome())
          .isInstanceOf(i % 2 == 0 ? Outcome.RecordSetsPut.class : Outcome.Refused.class);
    }
    assertThat(committed).isSortedAccordingTo(LOG_ORDER).doesNotHaveDuplicates();
    assertThat(committed.getLast().index() - before).isLessThan(500);
  }

  private static final Comparator<Committed> LOG_ORDER =
      Comparator.comparingLong(Committed::index).thenComparingInt(Committed::offset);

  @Test
  void aConfirmedReadSeesEveryWriteAcknowledgedBefore() {
    RatisReplica leader = cluster.node(cluster.leader());
    for (int i = 0; i < 20; i++) {
      Committed put = cluster.submit(Story.put(Story.endpoint(2), i));
      long confirmed = leader.confirm().join();
      assertThat(confirmed).isGreaterThanOrEqualTo(put.index());
      Applied applied = Cluster.awaitApplied(leader, confirmed);
      assertThat(Story.valueAt(applied.state(), Story.endpoint(2))).isEqualTo(i);
    }
  }

  @Test
  void readsLeaveNothingInTheLog() {
    RatisReplica leader = cluster.node(cluster.leader());
    long before = leader.confirm().join();
    List<CompletableFuture<Long>> reads = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      reads.add(leader.confirm());
    }

    assertThat(reads).allSatisfy(read -> assertThat(read.join()).isGreaterThanOrEqualTo(before));
    assertThat(leader.division().getRaftLog().getNextIndex()).isLessThan(before + 10);
  }

  @Test
  void aRepeatedRequestIsAnsweredAgainAndNotCarriedOutAgain() {
    Request request = Story.keyed("once", Story.put(Story.endpoint(3), 7));

    Committed first = cluster.submit(request);
    Committed second = cluster.submit(request);

    assertThat(first.reply().repeat()).isFalse();
    assertThat(second.reply().repeat()).isTrue();
    assertThat(second.reply().outcome()).isEqualTo(first.reply().outcome());
    assertThat(second.reply().revision()).isEqualTo(first.reply().revision());
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedWithLimitAndFigure() {
    Request large = Story.request(Story.stage(1, 0, 0, 20_000, 1));

    assertThatThrownBy(() -> cluster.node(cluster.leader()).submit(large).join())
        .cause()
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageMatching(
            "the request has \\d{7} octets in the log, and at most 1052672 are allowed; send it in smaller pieces");
  }

  @Test
  void aRequestOfTheLargestSizeIsTaken() {
    Request large = Story.request(Story.stage(1, 0, 0, 12_000, 1));

    assertThat(cluster.submit(large).reply().outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void listenersHearEveryStepInOrderOnEveryNode() throws Exception {
    List<List<Replica.Step>> heard = new ArrayList<>();
    List<AutoCloseable> listening = new ArrayList<>();
    cluster.settle();
    for (RatisReplica replica : cluster.all()) {
      List<Replica.Step> steps = new CopyOnWriteArrayList<>();
      heard.add(steps);
      listening.add(replica.listen(steps::add));
    }

    for (int i = 0; i < 50; i++) {
      cluster.submit(Story.put(Story.endpoint(4), i));
    }
    cluster.settle();
    for (AutoCloseable stop : listening) {
      stop.close();
    }
    cluster.submit(Story.put(Story.endpoint(4), 99));

    for (List<Replica.Step> steps : heard) {
      assertThat(steps.stream().filter(step -> !step.events().isEmpty()).count()).isEqualTo(50);
      for (int i = 1; i < steps.size(); i++) {
        assertThat(steps.get(i).before() == steps.get(i - 1).after()).as("step %d", i).isTrue();
      }
    }
  }
}
