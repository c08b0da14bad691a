package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.replica.checkup.Alarm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where one member has no room, nothing is added to the store; what takes away or puts right goes
/// on.
class AlarmTest {

  private static final ReplicaConfig.Safeguards NO_DISK =
      new ReplicaConfig.Safeguards(
          Duration.ofMillis(100), Duration.ofSeconds(60), Long.MAX_VALUE / 4, 1L << 30);

  private static final ReplicaConfig.Safeguards SMALL_STATE =
      new ReplicaConfig.Safeguards(Duration.ofMillis(100), Duration.ofSeconds(60), 1 << 20, 20_000);

  @TempDir Path folder;
  private Cluster cluster;

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void theDiskOfOneFollowerStandsInTheWayOfAllAndOnlyOfWhatAdds() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    cluster.submit(Story.createZone(Story.ZONE));
    Request remembered = Story.keyed("before", Story.put(Story.endpoint(0), 1));
    cluster.submit(remembered);
    cluster.submit(Story.put(Story.endpoint(0), 2));
    cluster.submit(Story.put(Story.endpoint(1), 2));
    String small = cluster.followers().getFirst();
    cluster.stop(small);
    cluster.start(small, config -> config.with(NO_DISK));
    awaitAlarm(Alarm.Kind.DISK_SPACE, small);

    assertRefused(
        Story.put(Story.endpoint(2), 3),
        "free disk space of node %s (free-space-alarm)".formatted(small));
    assertRefused(new Command.OpenPlan(), "free-space-alarm");

    assertThat(cluster.submit(remembered).reply().repeat()).isTrue();
    assertThat(
            cluster
                .submit(
                    new Command.DeleteRecordSets(
                        List.of(new Command.Deletion(Story.endpoint(1), Optional.empty())),
                        List.of(),
                        List.of()))
                .reply()
                .outcome())
        .isInstanceOf(Outcome.Refused.class);
    assertThat(
            cluster
                .submit(
                    new Command.RollBack(
                        new Command.Selection.Endpoints(List.of(Story.endpoint(0))),
                        new Command.Destination.Previous(),
                        List.of(),
                        true))
                .reply()
                .outcome())
        .isInstanceOf(Outcome.RolledBack.class);
    assertThat(Story.valueAt(cluster.node(cluster.leader()).applied().state(), Story.endpoint(0)))
        .isEqualTo(1);

    cluster.stop(small);
    cluster.start(small);
    awaitNoAlarm();
    cluster.submit(Story.put(Story.endpoint(2), 3));
  }

  @Test
  void aStoreOverItsQuotaTakesNoMoreUntilItWasCleanedUp() {
    cluster = Cluster.start(folder, Cluster.LARGE, List.of("n1"));
    cluster.stop("n1");
    cluster.start("n1", config -> config.with(SMALL_STATE));
    cluster.submit(Story.createZone(Story.ZONE));
    long plan = plan();
    cluster.submit(Story.stage(plan, 0, 0, 400, 1));
    awaitAlarm(Alarm.Kind.STATE_SIZE, "n1");

    assertRefused(
        Story.stage(plan, 1, 400, 401, 1),
        "size of the store (state-quota): the limit is 20000 octets");

    cluster.submit(new Command.CleanUp(1, Duration.ZERO));
    awaitNoAlarm();
    cluster.submit(Story.put(Story.endpoint(0), 1));
  }

  private long plan() {
    return ((Outcome.PlanOpened) cluster.submit(new Command.OpenPlan()).reply().outcome())
        .generation();
  }

  private void awaitAlarm(Alarm.Kind kind, String node) {
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.node(cluster.leader()).checkup().alarms())
                .anySatisfy(alarm -> {
                  assertThat(alarm.kind()).isEqualTo(kind);
                  assertThat(alarm.node()).isEqualTo(node);
                }));
  }

  private void awaitNoAlarm() {
    await()
        .atMost(Cluster.PATIENCE)
        .until(() -> cluster.node(cluster.leader()).checkup().alarms().isEmpty());
  }

  private void assertRefused(Command command, String rule) {
    assertThatThrownBy(() -> cluster.submit(command))
        .rootCause()
        .isInstanceOf(AlarmException.class)
        .hasMessageContaining(rule);
  }
}
