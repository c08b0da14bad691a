package dev.holdfast.server;

import static dev.holdfast.server.Planner.SOA;
import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.ExportZoneResponse;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.GrantedOverride;
import dev.holdfast.v1.ListOverridesRequest;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.ListZonesRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RevokeOverrideRequest;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import dev.holdfast.v1.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what is in the store is read back as it was written, in the order promised, each entry of
/// a list once.
class ReadingTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private List<LiveEndpoint> list(ListRecordSetsRequest request, int pageSize) {
    List<LiveEndpoint> all = new ArrayList<>();
    String token = "";
    do {
      ListRecordSetsResponse page =
          one.node()
              .recordSets()
              .listRecordSets(
                  request.toBuilder()
                      .setPage(PageRequest.newBuilder().setPageSize(pageSize).setPageToken(token))
                      .build());
      assertThat(page.getEndpointsCount()).isLessThanOrEqualTo(pageSize);
      all.addAll(page.getEndpointsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  @Test
  void every_type_of_record_set_is_read_back_as_it_was_written() {
    List<RecordSet> sets =
        List.of(
            set("all.example.", "A", "192.0.2.1", "192.0.2.2"),
            set("all.example.", "MX", "10 mail.example."),
            set("all.example.", "TXT", "\"one two\" \"three\""),
            set("all.example.", "AAAA", "2001:db8::1"),
            set("all.example.", "SRV", "1 2 443 api.example."),
            set("all.example.", "HTTPS", "1 . alpn=h2"),
            set("all.example.", "CAA", "0 issue \"ca.example\""),
            set("all.example.", "TYPE65400", "\\# 3 010203"));
    one.planner().importZone(endpoint("all.example.", sets.toArray(RecordSet[]::new)));

    GetRecordSetsResponse response =
        one.node()
            .recordSets()
            .getRecordSets(
                GetRecordSetsRequest.newBuilder()
                    .addNames("ALL.example")
                    .addNames("none.example.")
                    .build());

    assertThat(response.getEndpoints(0).getZone()).isEqualTo("example.");
    assertThat(response.getMissingList()).containsExactly("none.example.");
    assertThat(response.getEndpoints(0).getRecordSetsList())
        .extracting(RecordSet::getType)
        .containsExactly("A", "MX", "TXT", "AAAA", "SRV", "HTTPS", "CAA", "TYPE65400");
    one.node()
        .recordSets()
        .putRecordSets(
            PutRecordSetsRequest.newBuilder()
                .addAllRecordSets(response.getEndpoints(0).getRecordSetsList())
                .build());
    assertThat(
            one.node()
                .recordSets()
                .getRecordSets(GetRecordSetsRequest.newBuilder().addNames("all.example.").build())
                .getEndpoints(0)
                .getRecordSetsList())
        .isEqualTo(response.getEndpoints(0).getRecordSetsList());
  }

  @Test
  void endpoints_are_listed_in_canonical_order_over_nested_zones_and_page_by_page() {
    one.planner()
        .importZone(
            endpoint("eu.example.", set("", "NS", "ns1.example.")),
            address("z.example.", "192.0.2.1"),
            address("a.example.", "192.0.2.1"),
            address("*.a.example.", "192.0.2.1"));
    one.node()
        .zones()
        .createZone(
            CreateZoneRequest.newBuilder()
                .setName("eu.example.")
                .setSoa(SOA)
                .addApex(set("", "NS", "ns1.example."))
                .build());
    one.node()
        .recordSets()
        .putRecordSets(
            PutRecordSetsRequest.newBuilder()
                .addRecordSets(set("api.eu.example.", "A", "192.0.2.2"))
                .build());
    List<String> expected =
        List.of(
            "example. in example.",
            "a.example. in example.",
            "*.a.example. in example.",
            "eu.example. in example.",
            "eu.example. in eu.example.",
            "api.eu.example. in eu.example.",
            "z.example. in example.");

    for (int pageSize = 1; pageSize <= 8; pageSize++) {
      assertThat(list(ListRecordSetsRequest.getDefaultInstance(), pageSize))
          .extracting(endpoint -> endpoint.getName() + " in " + endpoint.getZone())
          .isEqualTo(expected);
    }
  }

  @Test
  void a_selection_and_types_choose_what_is_listed() {
    one.planner()
        .importZone(
            address("api.eu.example.", "192.0.2.1"),
            address("api.us.example.", "192.0.2.1"),
            endpoint("www.eu.example.", set("", "AAAA", "2001:db8::1")));

    assertThat(names(Selection.newBuilder().setUnder("eu.example.")))
        .containsExactly("api.eu.example.", "www.eu.example.");
    assertThat(names(Selection.newBuilder().setNamePrefix("api.")))
        .containsExactly("api.eu.example.", "api.us.example.");
    assertThat(names(Selection.newBuilder().addNames("www.eu.example.").addNames("no.example.")))
        .containsExactly("www.eu.example.");
    assertThat(names(Selection.newBuilder().setZone("example.").setUnder("us.example.")))
        .containsExactly("api.us.example.");
    assertThat(list(ListRecordSetsRequest.newBuilder().addTypes("AAAA").build(), 1))
        .extracting(LiveEndpoint::getName)
        .containsExactly("www.eu.example.");
    assertThat(
            Failures.of(Failure.NotFound.class, () -> names(Selection.newBuilder().setZone("eu."))))
        .extracting(Failure.NotFound::rule)
        .isEqualTo("no-such-zone");
  }

  private List<String> names(Selection.Builder selection) {
    return list(ListRecordSetsRequest.newBuilder().setSelection(selection).build(), 1).stream()
        .map(LiveEndpoint::getName)
        .toList();
  }

  @Test
  void a_page_token_belongs_to_its_request() {
    one.planner()
        .importZone(address("a.example.", "192.0.2.1"), address("b.example.", "192.0.2.1"));
    String token =
        one.node()
            .recordSets()
            .listRecordSets(
                ListRecordSetsRequest.newBuilder()
                    .setPage(PageRequest.newBuilder().setPageSize(1))
                    .build())
            .getNextPageToken();

    Failure.InvalidInput invalid =
        Failures.of(
            Failure.InvalidInput.class,
            () ->
                one.node()
                    .recordSets()
                    .listRecordSets(
                        ListRecordSetsRequest.newBuilder()
                            .addTypes("A")
                            .setPage(PageRequest.newBuilder().setPageToken(token))
                            .build()));

    assertThat(invalid.field()).isEqualTo("page.page_token");
    assertThat(invalid.problem()).contains("given for another request");
  }

  @Test
  void what_exists_throughout_is_listed_once_while_other_entries_come_and_go() {
    Planner planner = one.planner();
    planner.importZone(
        IntStream.range(0, 20)
            .mapToObj(i -> address("h%02d.example.".formatted(i), "192.0.2.1"))
            .toArray(PlannedEndpoint[]::new));
    ListRecordSetsRequest.Builder request =
        ListRecordSetsRequest.newBuilder().setPage(PageRequest.newBuilder().setPageSize(5));
    List<String> listed = new ArrayList<>();
    for (int page = 0; page < 5; page++) {
      ListRecordSetsResponse response = one.node().recordSets().listRecordSets(request.build());
      response.getEndpointsList().forEach(endpoint -> listed.add(endpoint.getName()));
      request.getPageBuilder().setPageToken(response.getNextPageToken());
      planner.enactAll(
          planner.seal(
              address("a%d.example.".formatted(page), "192.0.2.1"),
              address("z%d.example.".formatted(page), "192.0.2.1")));
    }

    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed)
        .containsAll(IntStream.range(0, 20).mapToObj("h%02d.example."::formatted).toList());
  }

  @Test
  void zones_are_listed_in_order_and_read_one_by_one() {
    one.planner().importZone();
    one.node()
        .zones()
        .createZone(
            CreateZoneRequest.newBuilder()
                .setName("Another.")
                .setSoa(SOA)
                .addApex(set("", "NS", "ns1.example."))
                .build());

    assertThat(one.node().zones().listZones(ListZonesRequest.getDefaultInstance()).getZonesList())
        .extracting(Zone::getName)
        .containsExactly("another.", "example.");
    Zone zone =
        one.node()
            .zones()
            .getZone(GetZoneRequest.newBuilder().setName("example").build())
            .getZone();
    assertThat(zone.getSoa()).isEqualTo(SOA);
    assertThat(zone.getSerial()).isEqualTo(2026010101);
    assertThat(zone.getEndpointCount()).isEqualTo(1);
    assertThat(
            Failures.of(
                    Failure.NotFound.class,
                    () ->
                        one.node()
                            .zones()
                            .getZone(GetZoneRequest.newBuilder().setName("no.").build()))
                .message())
        .contains("There is no zone no.");
  }

  @Test
  void an_export_holds_one_moment_whole() {
    one.planner()
        .importZone(
            IntStream.range(0, 5000)
                .mapToObj(i -> address("h%04d.example.".formatted(i), "192.0.2.1", "192.0.2.2"))
                .toArray(PlannedEndpoint[]::new));
    var export =
        one.node().zones().exportZone(ExportZoneRequest.newBuilder().setName("example.").build());

    ExportZoneResponse header = export.next();
    one.planner().enactAll(one.planner().seal(address("h4999.example.", "192.0.2.9")));
    List<LiveEndpoint> endpoints = new ArrayList<>();
    int chunks = 0;
    while (export.hasNext()) {
      endpoints.addAll(export.next().getChunk().getEndpointsList());
      chunks++;
    }

    assertThat(header.getExport().getZone().getSerial()).isEqualTo(2026010101);
    assertThat(chunks).isGreaterThan(1);
    assertThat(endpoints).hasSize(5001);
    assertThat(endpoints).extracting(LiveEndpoint::getGeneration).containsOnly(1L);
  }

  @Test
  void plans_are_listed_newest_first_and_read_with_their_contents() {
    Planner planner = one.planner();
    long zone = planner.importZone(address("a.example.", "192.0.2.1"));
    long sealed =
        planner.seal(address("b.example.", "192.0.2.1"), address("a.example.", "192.0.2.2"));
    long open = planner.open();
    planner.enact(sealed, EnactMode.ENACT_MODE_ATOMIC, "b.example.");

    assertThat(one.node().plans().listPlans(ListPlansRequest.getDefaultInstance()).getPlansList())
        .extracting(Plan::getGeneration)
        .containsExactly(open, sealed, zone);
    assertThat(
            one.node()
                .plans()
                .listPlans(
                    ListPlansRequest.newBuilder().addStates(PlanState.PLAN_STATE_OPEN).build())
                .getPlansList())
        .extracting(Plan::getGeneration)
        .containsExactly(open);
    GetPlanRequest.Builder request =
        GetPlanRequest.newBuilder()
            .setGeneration(sealed)
            .setWithContents(true)
            .setPage(PageRequest.newBuilder().setPageSize(1));
    GetPlanResponse first = one.node().plans().getPlan(request.build());
    request.getPageBuilder().setPageToken(first.getNextPageToken());
    GetPlanResponse second = one.node().plans().getPlan(request.build());
    assertThat(first.getLiveEndpointCount()).isEqualTo(1);
    assertThat(first.getPlan().getEndpointCount()).isEqualTo(2);
    assertThat(first.getEndpoints(0).getName()).isEqualTo("a.example.");
    assertThat(second.getEndpoints(0).getName()).isEqualTo("b.example.");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void overrides_are_listed_newest_first_until_they_are_used_up_or_revoked() {
    one.planner().importZone(address("a.example.", "192.0.2.1"));
    long revoked = TestRequests.grant(one.node(), "never-empty", "a.example.");
    long kept = TestRequests.grant(one.node(), "never-empty", "b.example.");
    one.node()
        .overrides()
        .revokeOverride(RevokeOverrideRequest.newBuilder().setId(revoked).build());
    long newest = TestRequests.grant(one.node(), "never-empty", "c.example.");

    assertThat(
            one.node()
                .overrides()
                .listOverrides(ListOverridesRequest.getDefaultInstance())
                .getOverridesList())
        .extracting(GrantedOverride::getId)
        .containsExactly(newest, kept);
  }

  @Test
  void a_node_tells_what_it_knows_of_itself_and_the_cluster() {
    one.planner().importZone(address("a.example.", "192.0.2.1"));
    one.planner().open();

    StatusResponse status = one.node().cluster().status(StatusRequest.getDefaultInstance());

    assertThat(status.getNodeId()).isEqualTo("n1");
    assertThat(status.getLeaderAddress()).isEqualTo(one.config().self().grpc().toString());
    assertThat(status.getMembersList()).hasSize(1);
    assertThat(status.getZoneCount()).isEqualTo(1);
    assertThat(status.getEndpointCount()).isEqualTo(2);
    assertThat(status.getSealedPlanCount()).isEqualTo(1);
    assertThat(status.getOpenPlanCount()).isEqualTo(1);
    assertThat(status.getVersion()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(status.getRevision()).isEqualTo(one.replica().applied().state().revision());
  }
}
