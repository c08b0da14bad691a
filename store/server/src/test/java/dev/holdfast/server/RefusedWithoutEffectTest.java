package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;

import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.StageRecordSetsRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what can be read but cannot stand in the store is refused by a rule that says where, what
/// it asks for, what it found and what to do; and nothing has come of it.
class RefusedWithoutEffectTest {

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner()
        .importZone(
            address("api.example.", "192.0.2.1"),
            endpoint("alias.example.", set("", "CNAME", "api.example.")));
  }

  private Refused refusedPut(RecordSet... sets) {
    PutRecordSetsRequest request =
        PutRecordSetsRequest.newBuilder().addAllRecordSets(List.of(sets)).build();
    return Refused.of(one, () -> one.node().recordSets().putRecordSets(request));
  }

  @Test
  void a_cname_beside_live_addresses() {
    refusedPut(set("api.example.", "CNAME", "www.example."))
        .by("cname-alone")
        .says("api.example.", "CNAME");
  }

  @Test
  void addresses_beside_a_live_cname() {
    refusedPut(set("alias.example.", "A", "192.0.2.2")).by("cname-alone").says("alias.example.");
  }

  @Test
  void a_cname_and_a_text_put_together() {
    refusedPut(
            set("new.example.", "TXT", "\"x\""),
            set("NEW.example.", "CNAME", "api.example."),
            set("other.example.", "A", "192.0.2.3"))
        .by("cname-alone")
        .says("new.example.");
  }

  @Test
  void a_cname_at_the_apex() {
    long plan = one.planner().seal(endpoint("example.", set("", "CNAME", "api.example.")));

    Refused.of(one, () -> one.planner().enactAll(plan))
        .by("cname-alone")
        .says("example.", "no CNAME at a zone's apex");
  }

  @Test
  void a_record_set_in_no_zone_takes_the_others_of_its_request_with_it() {
    refusedPut(set("api.example.", "A", "192.0.2.4"), set("www.elsewhere.", "A", "192.0.2.4"))
        .by("no-such-zone")
        .says("www.elsewhere.", "a zone that holds it", "Create or import the zone first");
  }

  @Test
  void a_plan_that_reaches_into_no_zone_is_enacted_nowhere() {
    long plan =
        one.planner()
            .seal(address("api.example.", "192.0.2.4"), address("www.elsewhere.", "192.0.2.4"));

    Refused.of(one, () -> one.planner().enactAll(plan))
        .by("no-such-zone")
        .says("www.elsewhere.", "a zone that holds it");
  }

  @Test
  void an_imported_zone_with_a_name_outside_it() {
    Planner planner = new Planner(one.node(), "other.");
    long plan =
        planner.seal(
            endpoint("other.", set("", "NS", "ns1.example.")),
            address("www.other.", "192.0.2.4"),
            address("api.example.", "192.0.2.4"),
            address("www.elsewhere.", "192.0.2.4"));

    Refused.of(one, () -> planner.importZone(plan))
        .by("outside-zone", "outside-zone")
        .says("a name in zone other.", "import it into its own zone");
  }

  @Test
  void a_zone_that_is_there_in_another_case() {
    CreateZoneRequest request =
        CreateZoneRequest.newBuilder()
            .setName("EXAMPLE")
            .setSoa(Planner.SOA)
            .addApex(set("example.", "NS", "ns1.example."))
            .build();

    Refused.of(one, () -> one.node().zones().createZone(request))
        .by("zone-exists")
        .says("example.", "Change it by a plan");
  }

  @Test
  void a_chunk_for_a_sealed_plan() {
    long plan = one.planner().seal(address("api.example.", "192.0.2.4"));

    for (int index : new int[] {0, 1, 2}) {
      Refused.of(one, () -> one.planner().stage(chunk(plan, index)))
          .by("plan-not-open")
          .says("plan " + plan, "an open plan", "sealed already", "open a new one");
    }
  }

  @Test
  void a_chunk_for_a_plan_nobody_opened() {
    Refused.of(one, () -> one.planner().stage(chunk(99, 0)))
        .by("plan-not-found")
        .says("plan 99", "a generation never drawn", "ListPlans");
  }

  private static StageRecordSetsRequest chunk(long generation, int index) {
    PlannedEndpoint endpoint = address("chunk-%d.example.".formatted(index), "192.0.2.1");
    return StageRecordSetsRequest.newBuilder()
        .setGeneration(generation)
        .setChunkIndex(index)
        .addEndpoints(endpoint)
        .build();
  }
}
