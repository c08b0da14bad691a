package dev.holdfast.chaos.seeded;

import dev.holdfast.chaos.answer.DigSocket;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.WriteCache;
import dev.holdfast.chaos.judge.Finding;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Scenarios of three nodes.
final class Together {

  /// The node that has the fault of [#strayNode].
  static final String STRAY = "c";

  static final Cut CUT = Cut.ofThisProcess();

  /// A leader steps down when it has heard from no majority for the longest time, and the others
  /// elect one after the shortest: between the two there are two leaders, for a while.
  static final Duration ELECTION_MIN = Duration.ofMillis(500);

  static final Duration ELECTION_MAX = Duration.ofMillis(2500);

  static final String FORWARD = "no answer is older than an earlier one";

  private static final int READS = 10;
  private static final int ANSWERS = 5;
  private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(500);
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

  /// A node loses power right after an answer, and comes back alone.
  static void aloneAfterPowerCut(Stage stage, String zone) throws Exception {
    Caller caller = stage.caller("alone");
    caller.createZone(zone);
    Question question = new Question("a." + zone, Question.Family.A);
    NodeProcess leader = stage.leader();
    NodeProcess victim =
        stage.cluster().nodes().stream().filter(node -> node != leader).findFirst().orElseThrow();
    try (DigSocket dig = new DigSocket(victim.dnsAddress(), ANSWER_TIMEOUT);
        WriteCache cache = WriteCache.of(victim.pid(), victim.dataFolder())) {
      Set<InetAddress> before = Set.of();
      for (int round = 1; round <= ANSWERS; round++) {
        caller.put(question.name(), "192.0.2." + round);
        before = answered(dig, question, Set.of(InetAddress.ofLiteral("192.0.2." + round)));
      }
      victim.kill();
      stage.cluster().nodes().forEach(NodeProcess::kill);
      cache.lose();
      victim.start();
      Set<InetAddress> after = anyAnswer(dig, question);
      if (!after.equals(before)) {
        stage.saw(
            new Finding(
                FORWARD,
                "node %s answered %s before the power cut, and %s after it"
                    .formatted(victim.id(), before, after),
                List.of()));
      }
    }
    stage.cluster().nodes().stream().filter(node -> node != victim).forEach(NodeProcess::start);
    stage.cluster().awaitReady();
    caller.read(question.name());
  }

  /// Asks until the answer is `wanted`.
  private static Set<InetAddress> answered(
      DigSocket dig, Question question, Set<InetAddress> wanted) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!dig.addresses(question).equals(wanted)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%s was never answered".formatted(wanted));
      }
    }
    return wanted;
  }

  /// Asks until there is an answer.
  private static Set<InetAddress> anyAnswer(DigSocket dig, Question question) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Set<InetAddress> addresses = dig.addresses(question);
      if (!addresses.isEmpty()) {
        return addresses;
      }
      Thread.sleep(20);
    }
    return Set.of();
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
