package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.List;

/// Waits until nodes answer what was planned just now.
record Convergence(Dns dns, Stopwatch stopwatch) {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /// Returns when each of these nodes answers every planned name with a plan newer than any of them
  /// answered with when it was called.
  ///
  /// @return how long that took, or what the nodes last answered
  Reached await(List<NodeProcess> nodes, Duration bound) throws InterruptedException {
    long newest =
        nodes.stream()
            .flatMap(node -> Zone.PLANNED.stream().map(name -> generation(node, name)))
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    Duration began = stopwatch.elapsed();
    while (true) {
      Duration took = stopwatch.elapsed().minus(began);
      List<String> behind =
          nodes.stream()
              .flatMap(node ->
                  Zone.PLANNED.stream()
                      .filter(name -> generation(node, name) <= newest)
                      .map(name ->
                          "%s still answers %s with plan %d"
                              .formatted(node.id(), name, generation(node, name))))
              .toList();
      if (behind.isEmpty() || took.compareTo(bound) > 0) {
        return new Reached(took, behind);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /// @param behind what stands against it; empty if it was reached
  record Reached(Duration took, List<String> behind) {}

  private long generation(NodeProcess node, String name) {
    return dns.latest(node, new Question(name, Family.A)) instanceof Answer.Addresses(long plan)
        ? plan
        : 0;
  }
}
