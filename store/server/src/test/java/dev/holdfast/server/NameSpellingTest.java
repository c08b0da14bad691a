package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RecordSetKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: names that are equal by RFC 4343 are one name at every door, however they are spelled.
class NameSpellingTest {

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private LiveEndpoint get(String name) {
    return one.node()
        .recordSets()
        .getRecordSets(GetRecordSetsRequest.newBuilder().addNames(name).build())
        .getEndpoints(0);
  }

  private void put(RecordSet set, Precondition... preconditions) {
    PutRecordSetsRequest.Builder request = PutRecordSetsRequest.newBuilder().addRecordSets(set);
    for (Precondition precondition : preconditions) {
      request.addPreconditions(precondition);
    }
    one.node().recordSets().putRecordSets(request.build());
  }

  @ParameterizedTest
  @CsvSource({
    "API.Example.,       api.example.",
    "api.example,        api.example.",
    "\\097\\112i.example., api.example.",
    "A\\.B.example.,      a\\.b.example.",
    "a\\046b.example.,    a\\.b.example.",
    "c\\032d.example.,    c\\032d.example.",
    "'c\\ D.example.',    c\\032d.example.",
    "e\\\\.example.,      e\\\\.example.",
    "\\200.example.,      \\200.example.",
  })
  void what_is_put_under_one_spelling_is_found_under_all(String spelled, String canonical) {
    put(set(spelled, "A", "192.0.2.7"));

    for (String name : new String[] {spelled, canonical, canonical.toUpperCase()}) {
      assertThat(get(name).getName()).as(name).isEqualTo(canonical);
      assertThat(get(name).getRecordSets(0).getValuesList()).containsExactly("192.0.2.7");
    }
  }

  @Test
  void names_in_values_are_equal_in_any_case_too() {
    BadInput.bad(
            "record_sets[0].values[1]",
            "same as record_sets[0].values[0]",
            node ->
                node.recordSets()
                    .putRecordSets(
                        PutRecordSetsRequest.newBuilder()
                            .addRecordSets(set("x.example.", "NS", "ns1.Example.", "NS1.example."))
                            .build()))
        .assertRefusedWithoutEffect(one);
  }

  @Test
  void a_precondition_speaks_of_the_endpoint_in_any_case() {
    long generation = get("api.example.").getGeneration();

    put(
        set("api.EXAMPLE.", "A", "192.0.2.8"),
        Precondition.newBuilder().setName("API.example").setGeneration(generation).build());

    assertThat(get("api.example.").getRecordSets(0).getValuesList()).containsExactly("192.0.2.8");
  }

  @Test
  void a_zone_is_the_same_in_any_case() {
    assertThat(
            one.node()
                .zones()
                .getZone(GetZoneRequest.newBuilder().setName("EXAMPLE").build())
                .getZone()
                .getName())
        .isEqualTo("example.");
  }

  @Test
  void a_plan_names_an_endpoint_once_in_any_case() {
    Planner planner = one.planner();
    long generation = planner.open();

    Refused.of(
            one,
            () ->
                planner.seal(
                    generation,
                    address("w.example.", "192.0.2.1"),
                    address("W.EXAMPLE", "192.0.2.2")))
        .by("endpoint-twice")
        .says("w.example.", "each endpoint once in a plan", "Open a new plan");
  }

  @Test
  void a_plan_is_enacted_at_its_endpoints_in_any_case() {
    Planner planner = one.planner();
    long plan = planner.seal(address("API.Example.", "192.0.2.9"));

    planner.enact(plan, EnactMode.ENACT_MODE_ATOMIC, "aPi.eXample");

    assertThat(get("api.example.").getGeneration()).isEqualTo(plan);
  }

  @Test
  void an_override_covers_its_endpoint_in_any_case() {
    long override = TestRequests.grant(one.node(), "never-empty", "API.EXAMPLE");

    put(set("api.example.", "TXT", "\"still\""));
    one.node()
        .recordSets()
        .deleteRecordSets(
            DeleteRecordSetsRequest.newBuilder()
                .addKeys(RecordSetKey.newBuilder().setName("Api.example"))
                .addOverrideIds(override)
                .build());

    assertThat(get("api.example.").getRecordSetsList()).isEmpty();
  }

  @Test
  void a_question_is_answered_in_any_case() {
    assertThat(one.node().dig().values("ApI.eXaMpLe.", "A")).containsExactly("192.0.2.1");
  }
}
