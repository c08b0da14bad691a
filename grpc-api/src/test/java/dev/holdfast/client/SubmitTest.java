package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: what is sealed is what the planner meant, whatever happens to the streams on the way.
class SubmitTest {

  private final FakeCluster cluster = FakeCluster.ledBy(1);
  private final HoldfastClient client = cluster.client();
  private final Nodes nodes =
      new Nodes(cluster.addresses(), ClientOptions.DEFAULT.withCaller("tester"), List.of());
  private final FakePlans plans = cluster.plans;

  @AfterEach
  void stop() {
    client.close();
    nodes.close();
    cluster.close();
  }

  @Test
  void looks_at_the_world_after_the_generation_was_drawn() {
    client
        .plans()
        .submit(
            "test",
            () -> {
              plans.tell("looked");
              return ChunksTest.endpoints(1);
            });

    assertThat(plans.story).containsExactly("opened", "looked", "stream at node-1", "sealed");
  }

  @Test
  void seals_the_digest_it_was_told_and_the_counts_it_made() {
    List<PlannedEndpoint> endpoints = ChunksTest.endpoints(20_000);

    Plan plan = client.plans().submit("test", () -> endpoints);

    assertThat(plan.getGeneration()).isEqualTo(17);
    assertThat(plans.chunkCount()).isGreaterThan(1);
    assertThat(plans.endpoints()).isEqualTo(endpoints);
    assertThat(plans.sealRequest().getGeneration()).isEqualTo(17);
    assertThat(plans.sealRequest().getDigest()).isEqualTo(plans.digest());
    assertThat(plans.sealRequest().getEndpointCount()).isEqualTo(20_000);
    assertThat(plans.sealRequest().getRecordSetCount()).isEqualTo(20_000);
    assertThat(plans.sealRequest().getHeader().getReason()).isEqualTo("test");
  }

  @Test
  void takes_a_broken_stream_up_again_at_another_node() {
    List<PlannedEndpoint> endpoints = ChunksTest.endpoints(2000);
    plans.breakAfter.set(5);

    StagedPlan staged = staging(endpoints).run();

    assertThat(plans.endpoints()).isEqualTo(endpoints);
    assertThat(staged.endpointCount()).isEqualTo(2000);
    assertThat(plans.story).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void finishes_a_stream_that_broke_after_its_last_chunk() {
    List<PlannedEndpoint> endpoints = ChunksTest.endpoints(2000);
    int chunks = chunkCount(endpoints);
    plans.breakAfter.set(chunks);

    StagedPlan staged = staging(endpoints).run();

    assertThat(plans.chunkCount()).isEqualTo(chunks);
    assertThat(staged.digest()).isEqualTo(plans.digest());
  }

  @Test
  void takes_longer_than_a_call_may_while_chunks_are_taken() {
    List<PlannedEndpoint> endpoints = Collections.nCopies(112, large());
    Duration deadline = Duration.ofSeconds(2);
    plans.pace = Duration.ofMillis(250);

    long before = System.nanoTime();
    StagedPlan staged =
        new Staging(
                new Calls(
                    nodes, FakeCluster.OPTIONS.withDeadline(deadline).withTryTimeout(deadline)),
                17,
                endpoints,
                Chunks.OCTETS)
            .run();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(deadline);
    assertThat(staged.endpointCount()).isEqualTo(112);
    assertThat(plans.story).hasSize(1);
  }

  @Test
  void gives_up_when_no_chunk_is_taken_any_more() {
    plans.pace = Duration.ofSeconds(4);
    Staging staging =
        new Staging(
            new Calls(
                nodes,
                FakeCluster.OPTIONS
                    .withDeadline(Duration.ofSeconds(1))
                    .withTryTimeout(Duration.ofMillis(400))),
            17,
            Collections.nCopies(112, large()),
            Chunks.OCTETS);

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(staging::run)
        .withMessageContaining("the node took no chunk of plan 17 for too long");
  }

  @Test
  void refuses_to_go_on_when_the_store_holds_something_else() {
    plans.miscounted = 1;

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> client.plans().submit("test", () -> ChunksTest.endpoints(10)))
        .satisfies(refused -> assertThat(refused.names("count-mismatch")).isTrue())
        .withMessageContaining("10 endpoints and 10 record sets, as sent")
        .withMessageContaining("9 endpoints and 10 record sets, as staged");
    assertThat(plans.story).doesNotContain("sealed");
  }

  @Test
  void refuses_a_plan_that_names_no_endpoint() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> client.plans().submit("test", List::of))
        .withMessage("endpoints: a plan names at least one endpoint");
    assertThat(plans.story).containsExactly("opened");
  }

  private Staging staging(List<PlannedEndpoint> endpoints) {
    return new Staging(new Calls(nodes, FakeCluster.OPTIONS), 17, endpoints, 4096);
  }

  /// One of seven that fit into a chunk.
  private static PlannedEndpoint large() {
    return PlannedEndpoint.newBuilder()
        .setName("large.example.")
        .addRecordSets(RecordSet.newBuilder().setType("TXT").addValues("x".repeat(64 << 10)))
        .build();
  }

  private static int chunkCount(List<PlannedEndpoint> endpoints) {
    Chunks chunks = new Chunks(17, endpoints, 4096);
    int count = 0;
    while (chunks.hasNext()) {
      chunks.next();
      count++;
    }
    return count;
  }
}
