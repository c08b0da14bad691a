package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: weights go in with their addresses, come out with them, and decide what DNS answers.
class WeightsTest {

  private static final String API = "api.example.";

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner().importZone(address(API, "192.0.2.9"));
  }

  private static RecordSet weighted(int first, int second, int third) {
    return set(API, "A", "192.0.2.3", "192.0.2.1", "192.0.2.2").toBuilder()
        .addAllWeights(List.of(third, first, second))
        .build();
  }

  private void put(RecordSet set) {
    one.node()
        .recordSets()
        .putRecordSets(PutRecordSetsRequest.newBuilder().addRecordSets(set).build());
  }

  private RecordSet live() {
    return one.node()
        .recordSets()
        .getRecordSets(GetRecordSetsRequest.newBuilder().addNames(API).build())
        .getEndpoints(0)
        .getRecordSets(0);
  }

  private Set<String> answered() {
    Set<String> answered = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      Set<String> values = one.node().dig().values(API, "A");
      assertThat(values).hasSize(1);
      answered.addAll(values);
    }
    return answered;
  }

  @Test
  void weights_are_read_back_in_the_order_of_the_values() {
    put(weighted(10, 0, 65_535));

    assertThat(live().getValuesList()).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
    assertThat(live().getWeightsList()).containsExactly(10, 0, 65_535);
  }

  /// That one of two fair addresses stays away a hundred times happens once in 2^99 runs.
  @Test
  void each_query_gets_one_address_and_none_of_weight_zero() {
    put(weighted(1, 0, 1));

    assertThat(answered()).containsExactly("192.0.2.1", "192.0.2.3");
  }

  @Test
  void a_put_without_weights_takes_them_away() {
    put(weighted(1, 0, 1));
    put(weighted(1, 1, 1).toBuilder().clearWeights().build());

    assertThat(live().getWeightsList()).isEmpty();
    assertThat(one.node().dig().values(API, "A")).hasSize(3);
  }

  @Test
  void a_plan_that_changes_a_weight_changes_the_endpoint() {
    put(weighted(1, 0, 1));
    long plan = one.planner().seal(endpoint(API, weighted(0, 1, 0)));

    assertThat(
            one.node()
                .plans()
                .diffPlan(DiffPlanRequest.newBuilder().setGeneration(plan).build())
                .getEndpoints(0)
                .getChangesContent())
        .isTrue();
    one.planner().enactAll(plan);

    assertThat(answered()).containsExactly("192.0.2.2");
    assertThat(
            one.node()
                .plans()
                .getPlan(
                    GetPlanRequest.newBuilder().setGeneration(plan).setWithContents(true).build())
                .getEndpoints(0)
                .getRecordSets(0)
                .getWeightsList())
        .containsExactly(0, 1, 0);
  }
}
