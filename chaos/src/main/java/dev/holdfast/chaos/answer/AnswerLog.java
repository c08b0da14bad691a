package dev.holdfast.chaos.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// All that was observed, of each node in the order in which it was seen. Written by many threads.
public final class AnswerLog {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Observation> observations = new ArrayList<>();

  public synchronized void add(Observation observation) {
    observations.add(observation);
    notifyAll();
  }

  /// What was observed of these nodes.
  public synchronized List<Observation> of(Collection<String> nodes) {
    return observations.stream().filter(observation -> nodes.contains(observation.node())).toList();
  }

  /// How much has been observed so far.
  public synchronized int size() {
    return observations.size();
  }

  /// What this node answered at `name`, of all but the first `skipped` observations.
  public synchronized List<Answer> since(int skipped, String node, String name) {
    return observations.subList(skipped, observations.size()).stream()
        .filter(observation -> observation.node().equals(node))
        .filter(observation -> observation.question().name().equals(name))
        .map(Observation::answer)
        .toList();
  }

  /// What each of these nodes answered last at `name`, in the order of the nodes.
  public synchronized Map<String, Answer> latest(Collection<String> nodes, String name) {
    Map<String, Answer> latest = new LinkedHashMap<>();
    for (String node : nodes) {
      for (Observation observation : observations.reversed()) {
        if (observation.node().equals(node) && observation.question().name().equals(name)) {
          latest.put(node, observation.answer());
          break;
        }
      }
    }
    return latest;
  }

  /// Returns when each of these nodes has been asked `questions` times more, whatever came of it.
  public synchronized void awaitMore(Collection<String> nodes, int questions)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<String, Integer> asked = new HashMap<>();
    int seen = observations.size();
    while (true) {
      for (; seen < observations.size(); seen++) {
        asked.merge(observations.get(seen).node(), 1, Integer::sum);
      }
      if (nodes.stream().allMatch(node -> asked.getOrDefault(node, 0) >= questions)) {
        return;
      }
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new TimeoutException(
            "the nodes %s were not asked %d times within %d s; only %s"
                .formatted(nodes, questions, PATIENCE.toSeconds(), asked));
      }
      wait(left);
    }
  }
}
