package dev.holdfast.agents.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.agents.live.LiveCluster;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.UnreachableException;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.PlannedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A planner and its folder, on three real nodes.
class PlannerTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String caller = "planner-" + COUNT.incrementAndGet();
  private final HoldfastClient client = LiveCluster.shared().client(caller);

  @TempDir Path folder;
  private Planner planner;

  @BeforeEach
  void start() {
    planner = planner();
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void filesThatHaveComeToRestBecomeAPlan() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    assertThat(planner.look()).isInstanceOf(Look.Settling.class);
    Plan plan = proposed(planner.look());
    assertThat(plan.getState()).isEqualTo(PlanState.PLAN_STATE_SEALED);
    assertThat(client.plans().contents(plan.getGeneration()))
        .extracting(PlannedEndpoint::getName)
        .containsExactly("www.eu.example.");
    assertThat(planner.look()).isInstanceOf(Look.Unchanged.class);
  }

  @Test
  void filesThatChangeFromLookToLookAreNotReadYet() throws IOException {
    for (int i = 1; i <= 3; i++) {
      write("www: {type: A, value: 192.0.2.%d}".formatted(i));
      assertThat(planner.look()).isInstanceOf(Look.Settling.class);
    }
    assertThat(proposed(planner.look()).getEndpointCount()).isEqualTo(1);
  }

  @Test
  void aChangeThatSaysNothingNewMakesNoPlan() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    propose();
    write("# a comment\nwww: [{type: A, values: [192.0.2.1]}]");
    planner.look();
    assertThat(planner.look()).isInstanceOf(Look.NothingNew.class);
    assertThat(plansOfThisPlanner()).hasSize(1);
  }

  @Test
  void aRestartedPlannerKnowsWhatItHasProposed() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    propose();
    planner = planner();
    planner.look();
    assertThat(planner.look()).isInstanceOf(Look.NothingNew.class);
    write("www: {type: A, value: 192.0.2.2}");
    propose();
    assertThat(plansOfThisPlanner()).hasSize(2);
  }

  @Test
  void aBadFileIsRefusedAndSpendsNoGeneration() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    Plan good = propose();
    write("www: {type: A, value: 192.0.2.1}\napi: {type: A, value: nowhere}");
    planner.look();
    assertThat(planner.look())
        .isInstanceOfSatisfying(
            Look.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .hasMessageContaining("eu.example.yaml:2: api.value: "));
    assertThat(planner.look()).isInstanceOf(Look.Unchanged.class);
    assertThat(plansOfThisPlanner()).containsExactly(good);
    write("www: {type: A, value: 192.0.2.1}\napi: {type: A, value: 192.0.2.2}");
    assertThat(propose().getEndpointCount()).isEqualTo(2);
  }

  @Test
  void anEmptiedSourceChangesNothing() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    Plan good = propose();
    write("# nothing left\n");
    planner.look();
    assertThat(planner.look()).isInstanceOf(Look.Empty.class);
    Files.delete(folder.resolve("eu.example.yaml"));
    planner.look();
    assertThat(planner.look()).isInstanceOf(Look.Empty.class);
    assertThat(plansOfThisPlanner()).containsExactly(good);
  }

  @Test
  void aMissingFolderIsSaidAndComesBack() throws IOException {
    Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
    write("www: {type: A, value: 192.0.2.1}");
    Files.move(folder, moved);
    assertThat(planner.look()).isInstanceOf(Look.Unreadable.class);
    Files.move(moved, folder);
    assertThat(propose().getEndpointCount()).isEqualTo(1);
  }

  @Test
  void theGenerationIsDrawnBeforeTheFilesAreReadForThePlan() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    Proposals real = new StoredProposals(client, caller);
    planner =
        new Planner(
            folder,
            new Proposals() {
              @Override
              public Optional<Digest> lastSealed() {
                return real.lastSealed();
              }

              @Override
              public Plan propose(String reason, Source source) throws IOException {
                return real.propose(
                    reason,
                    () -> {
                      assertThat(openPlansOfThisPlanner()).hasSize(1);
                      write("www: {type: A, value: 192.0.2.2}");
                      return source.read();
                    });
              }
            });
    Plan plan = propose();
    assertThat(client.plans().contents(plan.getGeneration()))
        .flatExtracting(endpoint -> endpoint.getRecordSets(0).getValuesList())
        .containsExactly("192.0.2.2");
    planner.look();
    assertThat(planner.look()).isInstanceOf(Look.NothingNew.class);
  }

  @Test
  void whatTheStoreWillNeverTakeIsProposedOnce() throws IOException {
    String values =
        java.util.stream.IntStream.range(0, 1001)
            .mapToObj(i -> "192.0.%d.%d".formatted(i / 256, i % 256))
            .collect(java.util.stream.Collectors.joining(","));
    write("www: {type: A, values: [%s]}".formatted(values));
    planner.look();
    assertThat(planner.look())
        .isInstanceOfSatisfying(
            Look.RefusedByStore.class,
            refused -> assertThat(refused.refusal()).hasMessageContaining("values"));
    assertThat(planner.look()).isInstanceOf(Look.Unchanged.class);
  }

  @Test
  void withoutAStoreTheFilesWaitForIt() throws IOException {
    write("www: {type: A, value: 192.0.2.1}");
    ClientOptions impatient =
        new ClientOptions(caller, Duration.ofMillis(200), Duration.ofMillis(100));
    try (HoldfastClient nobody = HoldfastClient.connect(List.of("127.0.0.1:1"), impatient)) {
      Planner lonely = new Planner(folder, new StoredProposals(nobody, caller));
      lonely.look();
      assertThatThrownBy(lonely::look).isInstanceOf(UnreachableException.class);
      assertThatThrownBy(lonely::look).isInstanceOf(UnreachableException.class);
    }
  }

  private Planner planner() {
    return new Planner(folder, new StoredProposals(client, caller));
  }

  private Plan propose() {
    planner.look();
    return proposed(planner.look());
  }

  private static Plan proposed(Look look) {
    assertThat(look).isInstanceOf(Look.Proposed.class);
    return ((Look.Proposed) look).plan();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("eu.example.yaml"), yaml);
  }

  private List<Plan> plansOfThisPlanner() {
    return plans(PlanState.PLAN_STATE_SEALED);
  }

  private List<Plan> openPlansOfThisPlanner() {
    return plans(PlanState.PLAN_STATE_OPEN);
  }

  private List<Plan> plans(PlanState state) {
    return client
        .plans()
        .list(ListPlansRequest.newBuilder().addStates(state).build())
        .filter(plan -> plan.getAuthor().equals(caller))
        .toList();
  }
}
