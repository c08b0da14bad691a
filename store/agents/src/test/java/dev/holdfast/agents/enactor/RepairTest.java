package dev.holdfast.agents.enactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.holdfast.agents.live.LiveCluster;
import dev.holdfast.agents.live.LiveZone;
import dev.holdfast.agents.live.LogLines;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import dev.holdfast.v1.UnfreezeRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Automatic repair, on three real nodes: whatever the state, the next pass brings every endpoint
/// to the newest sealed plan that covers it, and nobody edits anything by hand.
class RepairTest {

  private static final RequestHeader REASON =
      RequestHeader.newBuilder().setReason("a test holds it").build();

  private final HoldfastClient client = LiveCluster.shared().client("test");
  private final LiveZone zone = LiveZone.create(client);
  private final Pass pass = new Pass(new StoredPlans(client), EnactorOptions.DEFAULT, Pace.FREE);
  private long walked;

  @AfterEach
  void closeClient() {
    client.close();
  }

  private void pass() throws InterruptedException {
    walked = pass.run(walked);
  }

  private void freeze(String label) {
    client
        .freezes()
        .freeze(
            FreezeRequest.newBuilder()
                .setHeader(REASON)
                .addEndpoints(zone.endpoint(label))
                .build());
  }

  private void unfreeze(String label) {
    client
        .freezes()
        .unfreeze(UnfreezeRequest.newBuilder().addEndpoints(zone.endpoint(label)).build());
  }

  private long grant(String rule, String name) {
    return client
        .overrides()
        .grant(
            GrantOverrideRequest.newBuilder()
                .setHeader(REASON)
                .addRules(rule)
                .addEndpoints(name)
                .setExpiresIn(Duration.newBuilder().setSeconds(600))
                .build())
        .getOverride()
        .getId();
  }

  private void setGuards(GuardSettings.Builder settings) {
    client
        .guards()
        .set(SetGuardsRequest.newBuilder().setZone(zone.name()).setSettings(settings).build());
  }

  private void enact(long generation, long override, String label) {
    client
        .plans()
        .enact(
            EnactPlanRequest.newBuilder()
                .setGeneration(generation)
                .addEndpoints(zone.endpoint(label))
                .addOverrideIds(override)
                .build());
  }

  private void assertLive(String label, long generation, String... addresses) {
    assertThat(zone.generation(label)).as(label).isEqualTo(generation);
    assertThat(zone.addresses(label)).as(label).containsExactly(addresses);
  }

  @Test
  void aPlanEnactedByHalfIsEnactedInFull() throws Exception {
    long plan = zone.seal(Map.of("a", List.of("192.0.2.1"), "b", List.of("192.0.2.1")));
    client
        .plans()
        .enact(
            EnactPlanRequest.newBuilder()
                .setGeneration(plan)
                .addEndpoints(zone.endpoint("a"))
                .setMode(EnactMode.ENACT_MODE_INDEPENDENT)
                .build());

    pass();

    assertLive("a", plan, "192.0.2.1");
    assertLive("b", plan, "192.0.2.1");
  }

  @Test
  void aFrozenEndpointIsToldOnceHoldsNobodyUpAndIsMendedWhenUnfrozen() throws Exception {
    zone.enact(zone.seal(Map.of("held", List.of("192.0.2.1"))));
    freeze("held");
    long plan = zone.seal(Map.of("held", List.of("192.0.2.2"), "other", List.of("192.0.2.2")));

    try (LogLines log = LogLines.of(Enactor.class)) {
      pass();
      pass();
      assertLive("other", plan, "192.0.2.2");
      assertThat(zone.addresses("held")).containsExactly("192.0.2.1");
      assertThat(log.lines())
          .filteredOn(line -> line.contains(zone.endpoint("held")))
          .singleElement()
          .asString()
          .contains("frozen by test", "a test holds it");
    }
    unfreeze("held");
    pass();

    assertLive("held", plan, "192.0.2.2");
  }

  @Test
  void whatWasRolledBackStaysUntilItIsUnfrozenAndANewerPlanCoversIt() throws Exception {
    zone.enact(zone.seal(Map.of("api", List.of("192.0.2.1"))));
    long bad = zone.seal(Map.of("api", List.of("192.0.2.2")));
    pass();
    assertLive("api", bad, "192.0.2.2");
    long back =
        client
            .plans()
            .rollBack(RollBackRequest.newBuilder().addEndpoints(zone.endpoint("api")).build())
            .getGeneration();
    long newer = zone.seal(Map.of("api", List.of("192.0.2.3")));

    pass();
    assertLive("api", back, "192.0.2.1");
    unfreeze("api");
    pass();

    assertLive("api", newer, "192.0.2.3");
  }

  @Test
  void whatAGuardRefusedIsMendedAtTheOthersAndNotUndoneOnceAnOverrideLetItThrough()
      throws Exception {
    setGuards(GuardSettings.newBuilder().setMinAddresses(2));
    zone.enact(zone.seal(Map.of("few", List.of("192.0.2.1", "192.0.2.2"))));
    long plan =
        zone.seal(Map.of("few", List.of("192.0.2.1"), "many", List.of("192.0.2.1", "192.0.2.2")));
    pass();
    assertThat(zone.addresses("few")).hasSize(2);
    assertThat(zone.generation("many")).isEqualTo(plan);

    enact(plan, grant("min-addresses", zone.endpoint("few")), "few");
    pass();

    assertLive("few", plan, "192.0.2.1");
  }

  @Test
  void whatAGuardRefusedGoesThroughOnceTheGuardIsTakenAway() throws Exception {
    setGuards(GuardSettings.newBuilder().setMinAddresses(2));
    long plan = zone.seal(Map.of("few", List.of("192.0.2.1")));
    pass();
    assertThat(zone.generation("few")).isZero();

    setGuards(GuardSettings.newBuilder());
    pass();

    assertLive("few", plan, "192.0.2.1");
  }

  @Test
  void tooManyEndpointsAtOnceAreToldOnceAndGoThroughOnceTheyMay() throws Exception {
    Map<String, List<String>> before =
        Map.of("a", List.of("192.0.2.1"), "b", List.of("192.0.2.1"), "c", List.of("192.0.2.1"));
    zone.enact(zone.seal(before));
    setGuards(GuardSettings.newBuilder().setMaxEndpointsChangedPercent(10));
    LiveZone elsewhere = LiveZone.create(client);
    long other = elsewhere.seal(Map.of("x", List.of("192.0.2.9")));
    long plan =
        zone.seal(
            Map.of(
                "a", List.of("192.0.2.2"), "b", List.of("192.0.2.2"), "c", List.of("192.0.2.2")));

    try (LogLines log = LogLines.of(Enactor.class)) {
      pass();
      pass();
      assertThat(elsewhere.generation("x")).isEqualTo(other);
      assertThat(zone.addresses("a")).containsExactly("192.0.2.1");
      assertThat(log.lines()).filteredOn(line -> line.contains("max-endpoints-changed")).hasSize(1);
    }
    setGuards(GuardSettings.newBuilder().setMaxEndpointsChangedPercent(100));
    pass();

    assertLive("a", plan, "192.0.2.2");
    assertLive("c", plan, "192.0.2.2");
  }

  /// A plan that touches all three endpoints of a zone in which one at a time may change.
  private long tooLargeAPlan() {
    zone.enact(
        zone.seal(
            Map.of(
                "a", List.of("192.0.2.1"), "b", List.of("192.0.2.1"), "c", List.of("192.0.2.1"))));
    setGuards(GuardSettings.newBuilder().setMaxEndpointsChangedPercent(10));
    return zone.seal(
        Map.of("a", List.of("192.0.2.2"), "b", List.of("192.0.2.2"), "c", List.of("192.0.2.2")));
  }

  private long auditedSoFar() throws InterruptedException {
    StreamAuditRequest all = StreamAuditRequest.getDefaultInstance();
    try (Watch<StreamAuditResponse> watch = client.audit().follow(all)) {
      return watch.next(java.time.Duration.ofSeconds(5)).orElseThrow().getNewestSequence();
    }
  }

  @Test
  void whatWasRefusedAsAWholeIsNotAskedForAgainWhileNothingChanges() throws Exception {
    long plan = tooLargeAPlan();
    pass();
    pass();
    long audited = auditedSoFar();

    pass();
    pass();

    assertThat(auditedSoFar()).isEqualTo(audited);
    setGuards(GuardSettings.newBuilder());
    pass();
    assertLive("a", plan, "192.0.2.2");
  }

  @Test
  void anEnactorThatMaySplitGoesDownToWhatMayChangeAtOnce() throws Exception {
    long plan = tooLargeAPlan();

    new Pass(new StoredPlans(client), EnactorOptions.DEFAULT.withSplit(true), Pace.FREE)
        .run(walked);

    assertLive("a", plan, "192.0.2.2");
    assertLive("b", plan, "192.0.2.2");
    assertLive("c", plan, "192.0.2.2");
  }

  @Test
  void aRetiredEndpointThatIsPlannedAgainAnswersAgain() throws Exception {
    zone.enact(zone.seal(Map.of("api", List.of("192.0.2.1"))));
    long retiring = zone.seal(Map.of("api", List.of()));
    enact(retiring, grant("never-empty", zone.endpoint("api")), "api");
    assertLive("api", retiring);
    long again = zone.seal(Map.of("api", List.of("192.0.2.2")));

    pass();

    assertLive("api", again, "192.0.2.2");
  }

  @Test
  void aZoneDeletedAndMadeAgainIsFilledByTheNextPlanAndNeverByAnOlderOne() throws Exception {
    zone.enact(zone.seal(Map.of("api", List.of("192.0.2.1"))));
    zone.seal(Map.of("api", List.of("192.0.2.2")));
    client
        .zones()
        .delete(
            DeleteZoneRequest.newBuilder()
                .setName(zone.name())
                .addOverrideIds(grant("zone-not-empty", zone.name()))
                .build());
    zone.make();
    pass();
    assertThat(zone.generation("api")).isZero();
    long next = zone.seal(Map.of("api", List.of("192.0.2.3")));

    pass();

    assertLive("api", next, "192.0.2.3");
  }

  @Test
  void cleanUpInBetweenTakesNothingThatIsStillWanted() throws Exception {
    long older = zone.seal(Map.of("a", List.of("192.0.2.1"), "b", List.of("192.0.2.1")));
    freeze("a");
    long newer = zone.seal(Map.of("b", List.of("192.0.2.2")));
    pass();
    new StoredPlans(client).cleanUp(1);
    assertThat(zone.generation("a")).isZero();
    unfreeze("a");

    pass();

    assertLive("a", older, "192.0.2.1");
    assertLive("b", newer, "192.0.2.2");
  }
}
