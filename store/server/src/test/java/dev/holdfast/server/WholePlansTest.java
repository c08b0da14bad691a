package dev.holdfast.server;

import static dev.holdfast.server.Planner.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: promise 5. A plan is enacted whole: no answer of any node, at any time, mixes two plans,
/// and no node goes back to an older one.
class WholePlansTest {

  private static final int PLANS = 25;

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  /// Both endpoints, with everything in them marked by the plan's number: an alias with its TTL,
  /// and what it leads to with TTL and addresses.
  private static PlannedEndpoint[] marked(int number) {
    return new PlannedEndpoint[] {
      endpoint("www.whole.", set(number, "CNAME", "api.whole.")),
      endpoint(
          "api.whole.",
          set(number, "A", address(number, 1), address(number, 2), address(number, 3)))
    };
  }

  private static String address(int number, int host) {
    return "10.0.%d.%d".formatted(number, host);
  }

  private static RecordSet set(int number, String type, String... values) {
    return Planner.set("", type, values).toBuilder().setTtlSeconds(number).build();
  }

  @Test
  void no_answer_ever_mixes_two_plans_or_goes_back() throws Exception {
    Planner planner = new Planner(cluster.nodes().follower(), "whole.");
    planner.importZone(marked(1));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Integer>>> observers = new ArrayList<>();
      for (RunningNode node : cluster.nodes().all()) {
        observers.add(threads.submit(() -> observe(node.dig(), done)));
      }
      for (int number = 2; number <= PLANS; number++) {
        planner.enactAll(planner.seal(marked(number)));
      }
      done.set(true);
      for (Future<List<Integer>> observer : observers) {
        assertThat(observer.get()).hasSizeGreaterThan(PLANS).isSorted();
      }
    }
  }

  /// The numbers of the plans that answers came from, in the order they came.
  private static List<Integer> observe(Dig dig, AtomicBoolean done) {
    List<Integer> seen = new ArrayList<>();
    while (!done.get() || seen.getLast() < PLANS) {
      Dig.Answer answer = dig.ask("www.whole.", "A");
      if (answer.ttls().isEmpty()) {
        assertThat(seen).as("an answer after which none came").isEmpty();
        continue;
      }
      assertThat(answer.ttls()).as("the plans in one answer").hasSize(1);
      int number = answer.ttls().iterator().next().intValue();
      Set<String> expected =
          new TreeSet<>(
              List.of("api.whole.", address(number, 1), address(number, 2), address(number, 3)));
      assertThat(answer.values()).isEqualTo(expected);
      seen.add(number);
    }
    return seen;
  }
}
