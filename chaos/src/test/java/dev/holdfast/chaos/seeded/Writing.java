package dev.holdfast.chaos.seeded;

import com.google.protobuf.Duration;
import dev.holdfast.chaos.disk.WriteCache;
import dev.holdfast.chaos.judge.Finding;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.VelocityLimit;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Scenarios of one node: what it does with what it is asked, and what is left after a restart.
final class Writing {

  static final String TERM = "no term is led twice";

  private static final int SNAPSHOT_CHANGES = 100;

  /// More than writers who wait for the disk can have written to it.
  private static final int MUCH_OCTETS = 700;

  private static final int WINDOW_SECONDS = 2;
  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(20);

  /// How the node is configured, for all of them.
  static final String SETTING = "replication.snapshot_changes: " + SNAPSHOT_CHANGES;

  private Writing() {}

  /// An enactor comes late with the older of two plans.
  static void lateEnactor(Stage stage, String zone) {
    Caller caller = stage.caller("late-enactor");
    caller.createZone(zone);
    long older = caller.plan("192.0.2.1", "a." + zone, "b." + zone);
    long newer = caller.plan("192.0.2.2", "a." + zone, "b." + zone);
    caller.enact(newer);
    caller.read("a." + zone, "b." + zone);
    caller.enact(older);
    caller.read("a." + zone, "b." + zone);
  }

  /// A client asks again under the id of a request that was answered long ago.
  static void lateRetry(Stage stage, String zone) {
    Caller caller = stage.caller("late-retry");
    caller.createZone(zone);
    caller.putAs(zone + "first", "a." + zone, "192.0.2.1");
    caller.put("a." + zone, "192.0.2.2");
    caller.putAs(zone + "first", "a." + zone, "192.0.2.1");
    caller.read("a." + zone);
  }

  /// The same, and between the two the node starts again from a snapshot.
  static void retryAfterSnapshot(Stage stage, String zone) throws Exception {
    Caller caller = stage.caller("retry-after-snapshot");
    caller.createZone(zone);
    caller.putAs(zone + "first", "a." + zone, "192.0.2.1");
    Path snapshots = stage.only().dataFolder().resolve("snapshots");
    long before = count(snapshots);
    for (int i = 0; i < 2 * SNAPSHOT_CHANGES && count(snapshots) == before; i++) {
      caller.put("b." + zone, "192.0.2." + (i % 250 + 1));
    }
    stage.killAndStart(stage.only());
    caller.putAs(zone + "first", "a." + zone, "192.0.2.1");
    caller.read("a." + zone);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".part")).count();
    }
  }

  /// Clean-up comes while an old plan is live at some endpoints.
  static void cleanUpOfLivePlan(Stage stage, String zone) {
    Caller caller = stage.caller("clean-up");
    caller.createZone(zone);
    caller.enact(caller.plan("192.0.2.1", "a." + zone));
    for (int i = 2; i < 5; i++) {
      caller.enact(caller.plan("192.0.2." + i, "b." + zone));
    }
    caller.cleanUp();
    caller.read("a." + zone, "b." + zone);
  }

  /// A watch loses its stream while others write.
  static void watchBroken(Stage stage, String zone) throws InterruptedException {
    Caller writer = stage.caller("watch-writer");
    writer.createZone(zone);
    Caller watcher = stage.caller("watcher");
    WatchRecordSetsRequest request =
        WatchRecordSetsRequest.newBuilder()
            .setSelection(Selection.newBuilder().setZone(zone))
            .build();
    long reached;
    try (Watch<WatchRecordSetsResponse> watch = watcher.client().recordSets().watch(request)) {
      writer.put("a." + zone, "192.0.2.1");
      reached = follow(watch, writer.revision("a." + zone));
    }
    writer.put("a." + zone, "192.0.2.2");
    writer.put("b." + zone, "192.0.2.2");
    try (Watch<WatchRecordSetsResponse> watch =
        watcher
            .client()
            .recordSets()
            .watch(request.toBuilder().setAfterRevision(reached).build())) {
      writer.put("a." + zone, "192.0.2.3");
      follow(watch, writer.revision("a." + zone));
    }
  }

  private static long follow(Watch<WatchRecordSetsResponse> watch, long revision)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (watch.revision() < revision && System.nanoTime() < deadline) {
      watch.next(java.time.Duration.ofSeconds(1));
    }
    return watch.revision();
  }

  /// A window of `velocity` passes, and the node carries its log out once more.
  static void restartAfterWindow(Stage stage, String zone) throws InterruptedException {
    Caller caller = stage.caller("velocity");
    caller.createZone(zone);
    caller
        .client()
        .guards()
        .set(
            SetGuardsRequest.newBuilder()
                .setZone(zone)
                .setSettings(
                    GuardSettings.newBuilder()
                        .setVelocity(
                            VelocityLimit.newBuilder()
                                .setPercent(40)
                                .setWindow(Duration.newBuilder().setSeconds(WINDOW_SECONDS))))
                .build());
    String name = "a." + zone;
    caller.put(name, "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
    caller.put(name, "192.0.2.1", "192.0.2.2", "192.0.2.3");
    caller.put(name, "192.0.2.1", "192.0.2.2");
    caller.read(name);
    Thread.sleep(java.time.Duration.ofSeconds(WINDOW_SECONDS + 1));
    stage.killAndStart(stage.only());
    caller.read(name);
  }

  /// The power fails under load, and the disk has only what it was told to keep.
  static void powerCut(Stage stage, String zone) throws Exception {
    Caller caller = stage.caller("power-cut");
    caller.createZone(zone);
    List<Thread> writers = new ArrayList<>();
    try (WriteCache cache = WriteCache.of(stage.only().pid(), stage.only().dataFolder())) {
      for (int i = 0; i < 4; i++) {
        String name = "w%d.%s".formatted(i, zone);
        Caller writer =
            stage.callerOf(stage.only(), "power-cut-" + i, java.time.Duration.ofSeconds(10));
        writers.add(Thread.startVirtualThread(() -> write(writer, name)));
      }
      Thread.sleep(1000);
      long deadline = System.nanoTime() + stage.untilDiskIsBehind().toNanos();
      while (cache.octets() < MUCH_OCTETS && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      stage.only().kill();
      cache.lose();
    }
    writers.forEach(Thread::interrupt);
    for (Thread writer : writers) {
      writer.join();
    }
    stage.only().start();
    stage.cluster().awaitReady();
    caller.read("w0." + zone, "w1." + zone, "w2." + zone, "w3." + zone);
  }

  private static void write(Caller caller, String name) {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      caller.put(name, "10.0.%d.%d".formatted(i / 250, i % 250 + 1));
    }
  }

  /// The power fails when the node has voted for itself and told of the term that it leads.
  static void powerCutAfterVote(Stage stage, String zone) throws Exception {
    Caller caller = stage.caller("vote");
    caller.createZone(zone);
    long told = stage.status(stage.only()).getTerm();
    stage.only().kill();
    Disk.losePower(stage.only().dataFolder());
    stage.only().start();
    stage.cluster().awaitReady();
    long after = stage.status(stage.only()).getTerm();
    if (after <= told) {
      stage.saw(
          new Finding(
              TERM,
              "node %s led in term %d before the power cut, and in term %d after it"
                  .formatted(stage.only().id(), told, after),
              List.of()));
    }
    caller.read("a." + zone);
  }
}
