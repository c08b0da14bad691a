package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Goal: a restart has to do no more applying over again than so much, and a node whose snapshots
/// take long does not write them all the time.
class SnapshotDueTest {

  private static final Duration JUST_SHORT = SnapshotDue.APPLYING.minusNanos(1);

  private static SnapshotDue after(int place, Duration applying) {
    SnapshotDue due = new SnapshotDue(ReplicaConfig.Retention.DEFAULT, place, 3);
    due.applied(1, 100, applying.toNanos());
    return due;
  }

  @Test
  void one_request_that_took_long_is_enough() {
    assertThat(after(0, JUST_SHORT).isDue(Duration.ZERO)).isFalse();
    assertThat(after(0, SnapshotDue.APPLYING).isDue(Duration.ZERO)).isTrue();
  }

  @Test
  void short_times_add_up() {
    SnapshotDue due = after(0, JUST_SHORT);
    due.applied(1, 100, 1);

    assertThat(due.isDue(Duration.ZERO)).isTrue();
  }

  @Test
  void after_one_was_begun_time_counts_anew() {
    SnapshotDue due = after(0, SnapshotDue.APPLYING);
    due.begun();
    due.applied(1, 100, JUST_SHORT.toNanos());

    assertThat(due.isDue(Duration.ZERO)).isFalse();
  }

  @Test
  void a_snapshot_that_takes_long_has_to_wait_for_twice_as_much() {
    Duration took = SnapshotDue.APPLYING;

    assertThat(after(0, took.multipliedBy(2).minusNanos(1)).isDue(took)).isFalse();
    assertThat(after(0, took.multipliedBy(2)).isDue(took)).isTrue();
  }

  @Test
  void each_node_of_a_cluster_begins_at_another_figure() {
    assertThat(after(2, SnapshotDue.APPLYING.dividedBy(2)).isDue(Duration.ZERO)).isTrue();
    assertThat(after(1, SnapshotDue.APPLYING.dividedBy(2)).isDue(Duration.ZERO)).isFalse();
  }
}
