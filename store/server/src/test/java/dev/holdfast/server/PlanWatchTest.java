package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.PlanEvent;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a watch of plans is told of their whole lives, and one of a plan of that plan's.
class PlanWatchTest {

  @RegisterExtension private final OneNode one = new OneNode(config -> config);

  @BeforeEach
  void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  @Test
  void a_watch_of_plans_tells_their_lives() {
    Iterator<WatchPlansResponse> watch =
        one.node().plans().watchPlans(WatchPlansRequest.getDefaultInstance());
    assertThat(watch.next().getEventsList()).isEmpty();
    Planner planner = one.planner();
    long first = planner.seal(address("api.example.", "192.0.2.5"));
    planner.enactAll(first);
    long second = planner.seal(address("api.example.", "192.0.2.6"));
    planner.enactAll(second);

    assertThat(kinds(watch, 6))
        .containsExactly(
            "KIND_OPENED " + first,
            "KIND_SEALED " + first,
            "KIND_ENACTED " + first,
            "KIND_OPENED " + second,
            "KIND_SEALED " + second,
            "KIND_ENACTED " + second);
  }

  @Test
  void a_watch_of_plans_can_be_told_first_which_are_sealed_and_is_told_of_clean_up() {
    Planner planner = one.planner();
    long first = planner.seal(address("a.example.", "192.0.2.5"));
    long second = planner.seal(address("a.example.", "192.0.2.6"));
    Iterator<WatchPlansResponse> watch =
        one.node().plans().watchPlans(WatchPlansRequest.newBuilder().setCurrentFirst(true).build());

    assertThat(watch.next().getEventsList())
        .extracting(event -> event.getKind() + " " + event.getPlan().getGeneration())
        .containsExactly("KIND_CURRENT 1", "KIND_CURRENT " + first, "KIND_CURRENT " + second);
    assertThat(watch.next().getEventsList()).isEmpty();
    one.node().cleanUp().cleanUp(CleanUpRequest.newBuilder().setKeepNewest(1).build());
    assertThat(kinds(watch, 1)).containsExactly("KIND_CLEANED " + first);
  }

  @Test
  void a_watch_of_one_plan_is_told_of_no_other() {
    Planner planner = one.planner();
    long other = planner.seal(address("a.example.", "192.0.2.4"));
    long mine = planner.seal(address("api.example.", "192.0.2.5"));
    Iterator<WatchPlansResponse> watch =
        one.node()
            .plans()
            .watchPlans(
                WatchPlansRequest.newBuilder().setGeneration(mine).setCurrentFirst(true).build());
    assertThat(kinds(watch, 1)).containsExactly("KIND_CURRENT " + mine);
    planner.enactAll(other);
    planner.enactAll(mine);
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.6")));
    one.node().cleanUp().cleanUp(CleanUpRequest.newBuilder().setKeepNewest(1).build());

    assertThat(kinds(watch, 1)).containsExactly("KIND_ENACTED " + mine);
  }

  @Test
  void a_watch_of_a_plan_that_is_not_there_is_refused() {
    Failure.NotFound missing =
        Failures.of(
            Failure.NotFound.class,
            () ->
                one.node()
                    .plans()
                    .watchPlans(WatchPlansRequest.newBuilder().setGeneration(999).build())
                    .next());

    assertThat(missing.rule()).isEqualTo("plan-not-found");
  }

  private static List<String> kinds(Iterator<WatchPlansResponse> watch, int count) {
    List<String> kinds = new ArrayList<>();
    while (kinds.size() < count) {
      for (PlanEvent event : watch.next().getEventsList()) {
        kinds.add(event.getKind() + " " + event.getPlan().getGeneration());
      }
    }
    return kinds;
  }
}
