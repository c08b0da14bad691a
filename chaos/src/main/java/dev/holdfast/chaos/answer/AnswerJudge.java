package dev.holdfast.chaos.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts, in a record of answers, what must not happen. Nodes are judged each on its own, because
/// a follower may lag behind the leader, but no node may take back what it said itself.
public final class AnswerJudge {

  private final Map<Place, Long> newest = new HashMap<>();
  private final SortedMap<String, Long> byNode = new TreeMap<>();
  private long answers;
  private long empty;
  private long backward;
  private long unexpected;
  private long timeouts;

  private record Place(String node, String name) {}

  /// One that has seen nothing yet.
  public AnswerJudge() {}

  /// @param observations of each node, in the order in which it answered
  public static Tally judge(List<Observation> observations) {
    AnswerJudge judge = new AnswerJudge();
    observations.forEach(judge::weigh);
    return judge.tally();
  }

  /// Takes one more.
  ///
  /// @return whether it may be so
  public boolean weigh(Observation observation) {
    byNode.merge(observation.node(), 0L, Long::sum);
    boolean good = true;
    switch (observation.answer()) {
      case Answer.Silence() -> {
        timeouts++;
        return true;
      }
      case Answer.Addresses(long generation) -> good = weighOrder(observation, generation);
      case Answer.Empty(), Answer.NoSuchName() -> {
        empty++;
        good = false;
      }
      case Answer.Unexpected(var _) -> {
        unexpected++;
        good = false;
      }
    }
    answers++;
    byNode.merge(observation.node(), 1L, Long::sum);
    return good;
  }

  private boolean weighOrder(Observation observation, long generation) {
    Place place = new Place(observation.node(), observation.question().name());
    long before = newest.getOrDefault(place, 0L);
    if (generation < before) {
      backward++;
      return false;
    }
    newest.put(place, generation);
    return true;
  }

  /// What has been counted so far.
  public Tally tally() {
    return new Tally(answers, empty, backward, unexpected, timeouts, new TreeMap<>(byNode));
  }
}
