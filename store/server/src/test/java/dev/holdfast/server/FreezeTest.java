package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.ListFreezesRequest;
import dev.holdfast.v1.ListFreezesResponse;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.UnfreezeRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what is frozen stays as it is, whoever comes and however, until it is unfrozen; and
/// whoever meets a freeze learns who made it and why.
class FreezeTest {

  private static final RequestHeader REASON =
      RequestHeader.newBuilder().setReason("half of it does not answer").build();

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner()
        .importZone(address("api.example.", "192.0.2.1"), address("www.example.", "192.0.2.1"));
  }

  private void freeze(FreezeRequest.Builder what) {
    assertThat(one.node().freezes().freeze(what.setHeader(REASON).build()).getFrozenCount())
        .isPositive();
  }

  private ListFreezesResponse list(ListFreezesRequest.Builder request) {
    return one.node().freezes().listFreezes(request.build());
  }

  private static String subject(FreezeInForce freeze) {
    return switch (freeze.getSubjectCase()) {
      case STORE -> "store";
      case ZONE -> "zone " + freeze.getZone();
      case ENDPOINT -> freeze.getEndpoint();
      case SUBJECT_NOT_SET -> throw new AssertionError("a freeze of nothing");
    };
  }

  private void assertFrozen(Refusal refusal, String subject) {
    assertThat(refusal.getRule()).isEqualTo("frozen");
    assertThat(refusal.getFigure())
        .contains(subject + " frozen by", "half of it does not answer", " at 20");
    assertThat(refusal.getMessage()).contains("unfreeze it");
  }

  @Test
  void a_frozen_endpoint_refuses_plans_puts_roll_backs_and_the_deletion_of_its_zone() {
    Planner planner = one.planner();
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.2")));
    long plan =
        planner.seal(address("api.example.", "192.0.2.3"), address("www.example.", "192.0.2.3"));
    freeze(FreezeRequest.newBuilder().addEndpoints("API.example"));

    assertFrozen(Failures.refusal(() -> planner.enactAll(plan)), "api.example.");
    assertFrozen(
        Failures.refusal(() ->
            one.node()
                .recordSets()
                .putRecordSets(TestRequests.putMessage("api.example.", "192.0.2.9"))),
        "api.example.");
    assertFrozen(
        Failures.refusal(() ->
            one.node()
                .plans()
                .rollBack(RollBackRequest.newBuilder().addEndpoints("api.example.").build())),
        "api.example.");
    long override = TestRequests.grant(one.node(), "zone-not-empty", "example.");
    assertFrozen(
        Failures.refusal(() ->
            one.node()
                .zones()
                .deleteZone(
                    DeleteZoneRequest.newBuilder()
                        .setName("example.")
                        .addOverrideIds(override)
                        .build())),
        "api.example.");

    EnactPlanResponse independent =
        planner.enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, "api.example.", "www.example.");
    assertThat(independent.getEnactedCount()).isEqualTo(1);
    assertFrozen(independent.getVerdicts(0).getRefusals(0), "api.example.");
    TestRequests.unfreeze(one.node(), "api.example.");
    assertThat(planner.enactAll(plan).getEnactedCount()).isEqualTo(1);
  }

  @Test
  void a_freeze_of_the_zone_or_the_store_holds_what_is_in_it_and_reads_go_on() {
    freeze(FreezeRequest.newBuilder().setZone("example."));
    Planner planner = one.planner();
    long plan = planner.seal(address("new.example.", "192.0.2.3"));

    assertFrozen(Failures.refusal(() -> planner.enactAll(plan)), "zone example.");
    one.node().freezes().unfreeze(UnfreezeRequest.newBuilder().setZone("example.").build());
    freeze(FreezeRequest.newBuilder().setStore(true));
    assertFrozen(Failures.refusal(() -> planner.enactAll(plan)), "the store");
    assertThat(one.node().dig().values("api.example.", "A")).containsExactly("192.0.2.1");
    assertThat(planner.seal(address("later.example.", "192.0.2.3"))).isGreaterThan(plan);
    assertThat(one.node().cluster().status(StatusRequest.getDefaultInstance()).getStoreFreeze())
        .extracting(FreezeInForce::getReason)
        .isEqualTo("half of it does not answer");
  }

  @Test
  void a_roll_back_freezes_what_it_touched_and_says_so() {
    Planner planner = one.planner();
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.2")));

    assertThat(
            one.node()
                .plans()
                .rollBack(
                    RollBackRequest.newBuilder()
                        .setHeader(REASON)
                        .addEndpoints("api.example.")
                        .build())
                .getFrozen())
        .isTrue();

    Refusal refusal =
        Failures.refusal(
            () -> planner.enactAll(planner.seal(address("api.example.", "192.0.2.2"))));
    assertThat(refusal.getFigure()).contains("rolled back: half of it does not answer");
    assertThat(
            one.node()
                .recordSets()
                .getHistory(GetHistoryRequest.newBuilder().setName("api.example.").build())
                .getFreeze()
                .getReason())
        .startsWith("rolled back: ");
  }

  @Test
  void freezes_are_listed_in_order_and_page_by_page() {
    freeze(FreezeRequest.newBuilder().addEndpoints("www.example.").addEndpoints("a.nowhere."));
    freeze(FreezeRequest.newBuilder().setZone("other."));
    freeze(FreezeRequest.newBuilder().setZone("example."));
    freeze(FreezeRequest.newBuilder().setStore(true));

    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListFreezesResponse page =
          list(
              ListFreezesRequest.newBuilder()
                  .setPage(PageRequest.newBuilder().setPageSize(1).setPageToken(token)));
      page.getFreezesList().forEach(freeze -> listed.add(subject(freeze)));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed)
        .containsExactly("store", "zone example.", "zone other.", "www.example.", "a.nowhere.");
    assertThat(list(ListFreezesRequest.newBuilder().setHolding("www.example.")).getFreezesList())
        .extracting(FreezeTest::subject)
        .containsExactly("store", "zone example.", "www.example.");
    assertThat(list(ListFreezesRequest.newBuilder()).getFreezes(0).getFrozenBy())
        .isEqualTo("tester");
  }

  @Test
  void freezing_twice_and_unfreezing_what_is_not_frozen_are_refused() {
    freeze(FreezeRequest.newBuilder().addEndpoints("api.example."));

    Refusal twice =
        Failures.refusal(() ->
            freeze(
                FreezeRequest.newBuilder()
                    .addEndpoints("www.example.")
                    .addEndpoints("api.example.")));
    assertThat(twice.getRule()).isEqualTo("already-frozen");
    assertThat(twice.getFigure()).contains("half of it does not answer");
    assertThat(Failures.refusal(() -> TestRequests.unfreeze(one.node(), "www.example.")).getRule())
        .isEqualTo("not-frozen");
  }

  @Test
  void a_freeze_needs_a_reason_and_one_subject() {
    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () ->
                        one.node()
                            .freezes()
                            .freeze(FreezeRequest.newBuilder().setStore(true).build()))
                .field())
        .isEqualTo("header.reason");
    assertThat(
            Failures.of(Failure.InvalidInput.class, () -> freeze(FreezeRequest.newBuilder()))
                .problem())
        .contains("give one of them");
    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () -> freeze(FreezeRequest.newBuilder().setStore(true).setZone("example.")))
                .problem())
        .contains("is one of 2 subjects given");
  }
}
