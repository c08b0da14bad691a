package dev.holdfast.agents.enactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.agents.live.LiveCluster;
import dev.holdfast.agents.live.LiveZone;
import dev.holdfast.agents.live.LogLines;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Enactors on three real nodes: what they bring about, and what no delay of theirs can.
class EnactorTest {

  private static final EnactorOptions SLICES_OF_3 = EnactorOptions.DEFAULT.withSliceSize(3);

  private final HoldfastClient client = LiveCluster.shared().client("test");
  private final LiveZone zone = LiveZone.create(client);

  @BeforeAll
  static void patience() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void aPlanSealedWhileItWatchesGoesLiveEverywhereInSlices() throws Exception {
    try (RunningEnactor enactor = RunningEnactor.start(SLICES_OF_3, Pace.FREE)) {
      long generation = zone.seal(tenEndpoints("192.0.2.1"));
      await().until(() -> enactor.isDone(generation));
      assertThat(zone.addresses("e0")).containsExactly("192.0.2.1");
      assertThat(zone.generation("e9")).isEqualTo(generation);
      assertThat(enactor.steps(EnactorStep.BeforeWrite.class, generation))
          .extracting(EnactorStep.BeforeWrite::slice)
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void aPlanSealedBeforeItCameGoesLiveToo() throws Exception {
    long generation = zone.seal(tenEndpoints("192.0.2.1"));
    try (RunningEnactor enactor = RunningEnactor.start()) {
      await().until(() -> enactor.isDone(generation));
      assertThat(zone.generation("e5")).isEqualTo(generation);
    }
  }

  @Test
  void heldBeforeItsWriteWhileANewerPlanGoesLiveItIsRefusedByTheWrite() throws Exception {
    Holding holding = new Holding(step -> step instanceof EnactorStep.BeforeWrite);
    long old = zone.seal(Map.of("api", List.of("192.0.2.1")));
    try (RunningEnactor late = RunningEnactor.start(EnactorOptions.DEFAULT, holding)) {
      holding.awaitHeld();
      long newer = zone.seal(Map.of("api", List.of("192.0.2.2")));
      zone.enact(newer);
      holding.letGo();
      await().until(() -> !late.steps(EnactorStep.Wrote.class, old).isEmpty());
      Verdict verdict =
          late.steps(EnactorStep.Wrote.class, old).getFirst().response().getVerdicts(0);
      assertThat(verdict.getRefusalsList())
          .extracting(Refusal::getRule)
          .containsExactly("stale-generation");
      assertThat(zone.generation("api")).isEqualTo(newer);
      assertThat(zone.addresses("api")).containsExactly("192.0.2.2");
    }
  }

  @Test
  void heldUntilItsPlanWasCleanedUpItLeavesThePlanAlone() throws Exception {
    Holding holding = new Holding(step -> step instanceof EnactorStep.BeforeWrite);
    long old = zone.seal(Map.of("api", List.of("192.0.2.1")));
    try (RunningEnactor late =
        RunningEnactor.start(EnactorOptions.DEFAULT.withKeepPlans(1), holding)) {
      holding.awaitHeld();
      long newer = zone.seal(Map.of("api", List.of("192.0.2.2")));
      zone.enact(newer);
      new StoredPlans(client).cleanUp(1);
      assertThat(client.plans().find(old).orElseThrow().getState())
          .isEqualTo(PlanState.PLAN_STATE_CLEANED);
      holding.letGo();
      await().until(() -> late.isDone(newer));
      assertThat(zone.addresses("api")).containsExactly("192.0.2.2");
    }
  }

  @Test
  void endpointsThatOnlyAnOlderPlanNamesAreBroughtToThatPlan() throws Exception {
    long older = zone.seal(Map.of("a", List.of("192.0.2.1"), "b", List.of("192.0.2.1")));
    long newer = zone.seal(Map.of("b", List.of("192.0.2.2")));
    try (RunningEnactor enactor = RunningEnactor.start()) {
      await().until(() -> enactor.isDone(newer));
      assertThat(zone.generation("a")).isEqualTo(older);
      assertThat(zone.generation("b")).isEqualTo(newer);
    }
  }

  @Test
  void whereTheNewestPlanIsRefusedAnOlderOneIsNoSubstitute() throws Exception {
    long first = zone.seal(Map.of("api", List.of("192.0.2.1")));
    zone.enact(first);
    zone.seal(Map.of("api", List.of("192.0.2.2")));
    long emptying = zone.seal(Map.of("api", List.of()));
    try (RunningEnactor enactor = RunningEnactor.start()) {
      await().until(() -> enactor.isDone(emptying));
      assertThat(zone.generation("api")).isEqualTo(first);
      assertThat(zone.addresses("api")).containsExactly("192.0.2.1");
    }
  }

  @Test
  void oneRefusedEndpointDoesNotHoldUpTheOthers() throws Exception {
    zone.enact(zone.seal(Map.of("kept", List.of("192.0.2.1"))));
    long generation = zone.seal(Map.of("kept", List.of(), "new", List.of("192.0.2.2")));
    try (RunningEnactor enactor = RunningEnactor.start()) {
      await().until(() -> enactor.isDone(generation));
      assertThat(zone.addresses("kept")).containsExactly("192.0.2.1");
      assertThat(zone.generation("new")).isEqualTo(generation);
    }
  }

  @Test
  void aRefusalIsOneLineThatNamesPlanRuleLimitAndFigure() throws Exception {
    zone.enact(zone.seal(Map.of("kept", List.of("192.0.2.1"))));
    long generation = zone.seal(Map.of("kept", List.of()));
    try (LogLines log = LogLines.of(Enactor.class);
        RunningEnactor enactor = RunningEnactor.start()) {
      await().until(() -> enactor.isDone(generation));
      assertThat(log.lines())
          .filteredOn(line -> line.contains(zone.endpoint("kept")))
          .singleElement()
          .asString()
          .contains("Plan " + generation, "never-empty", "at least 1 address", "found 0");
    }
  }

  @Test
  void atomicallyAPlanGoesLiveWholeOrNotAtAll() throws Exception {
    zone.enact(zone.seal(Map.of("kept", List.of("192.0.2.1"))));
    long refused = zone.seal(Map.of("kept", List.of(), "new", List.of("192.0.2.2")));
    try (RunningEnactor enactor =
        RunningEnactor.start(EnactorOptions.DEFAULT.withAtomic(true), Pace.FREE)) {
      await().until(() -> enactor.isDone(refused));
      assertThat(zone.generation("new")).isZero();
      long whole = zone.seal(Map.of("kept", List.of("192.0.2.3"), "new", List.of("192.0.2.3")));
      await().until(() -> enactor.isDone(whole));
      assertThat(zone.generation("kept")).isEqualTo(whole);
      assertThat(zone.generation("new")).isEqualTo(whole);
    }
  }

  @Test
  void endpointsWhoseZoneIsMadeLaterAreFoundByLookingAgain() throws Exception {
    LiveZone later = LiveZone.unmade(client);
    long generation = later.seal(Map.of("api", List.of("192.0.2.1")));
    try (RunningEnactor enactor =
        RunningEnactor.start(
            EnactorOptions.DEFAULT.withRecheck(Duration.ofMillis(200)), Pace.FREE)) {
      await().until(() -> enactor.isDone(generation));
      assertThat(later.generation("api")).isZero();
      later.make();
      await().until(() -> later.generation("api") == generation);
    }
  }

  @Test
  void itGoesOnWhenTheLeaderGoesAway() throws Exception {
    LiveCluster cluster = LiveCluster.shared();
    try (RunningEnactor enactor = RunningEnactor.start()) {
      long before = zone.seal(Map.of("api", List.of("192.0.2.1")));
      await().until(() -> enactor.isDone(before));
      String leader = cluster.leader(client);
      cluster.stopNode(leader);
      try {
        long after = zone.seal(Map.of("api", List.of("192.0.2.2")));
        await().until(() -> zone.generation("api") == after);
        assertThat(enactor.isAlive()).isTrue();
      } finally {
        cluster.startNode(leader);
      }
    }
  }

  @Test
  void injectedFaultsOnlyDelay() throws Exception {
    Pace faults = Pace.losingTurns(2).and(Pace.delayBeforeWrite(Duration.ofMillis(50)));
    long generation = zone.seal(Map.of("api", List.of("192.0.2.1")));
    try (RunningEnactor enactor = RunningEnactor.start(EnactorOptions.DEFAULT, faults)) {
      await().until(() -> enactor.isDone(generation));
      assertThat(zone.generation("api")).isEqualTo(generation);
    }
  }

  private static Map<String, List<String>> tenEndpoints(String address) {
    Map<String, List<String>> endpoints = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      endpoints.put("e" + i, List.of(address));
    }
    return endpoints;
  }
}
