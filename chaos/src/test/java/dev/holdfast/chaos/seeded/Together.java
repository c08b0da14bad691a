package dev.holdfast.chaos.seeded;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.time.Duration;

/// Scenarios of three nodes.
final class Together {

  /// The node that has the fault of [#strayNode].
  static final String STRAY = "c";

  static final Cut CUT = Cut.ofThisProcess();

  /// A leader steps down when it has heard from no majority for the longest time, and the others
  /// elect one after the shortest: between the two there are two leaders, for a while.
  static final Duration ELECTION_MIN = Duration.ofMillis(500);

  static final Duration ELECTION_MAX = Duration.ofMillis(2500);

  private static final int READS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Together() {}

  /// A leader is cut off, the others elect another and go on, and it is asked all the time.
  static void cutOffLeader(Stage stage, String zone) throws Exception {
    String session = "cut-off-leader";
    stage.caller(session).createZone(zone);
    String name = "a." + zone;
    for (int round = 1; round <= stage.rounds() && stage.sessionsHold(); round++) {
      NodeProcess leader = stage.leader();
      Caller reader = stage.callerOf(leader, session, Duration.ofMillis(500));
      reader.read(name);
      CUT.off(leader.id());
      try {
        Caller writer = stage.callerOf(stage.leaderBeside(leader), session, PATIENCE);
        writer.put(name, "192.0.2." + round);
        for (int i = 0; i < READS; i++) {
          reader.read(name);
        }
      } finally {
        CUT.heal();
      }
      stage.cluster().awaitReady();
    }
  }

  /// One node's copy goes astray: where its fault is, it leaves out a put. It is read from long
  /// after the nodes had time to compare their copies.
  static void strayNode(Stage stage, String zone) throws Exception {
    Caller caller = stage.caller("stray-writer");
    caller.createZone(zone);
    NodeProcess stray = stage.node(STRAY);
    if (stage.leader() == stray) {
      stage.killAndStart(stray);
      stage.leader();
    }
    caller.put("stray." + zone, "192.0.2.1");
    caller.put("a." + zone, "192.0.2.1");
    long deadline = System.nanoTime() + stage.untilOutOfService().toNanos();
    while (stray.isAlive() && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    stage.callerOf(stray, "stray-reader", Duration.ofSeconds(2)).readLocal("stray." + zone);
    caller.read("stray." + zone);
  }
}
