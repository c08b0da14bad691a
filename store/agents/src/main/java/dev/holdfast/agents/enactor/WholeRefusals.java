package dev.holdfast.agents.enactor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The writes that were refused as a whole. While the store is as it was then, they would be again,
/// and asking would only fill the record.
final class WholeRefusals {

  private record Write(long generation, List<String> endpoints) {}

  private final Map<Write, Long> revisions = new HashMap<>();

  /// @param revision of the store that refused; 0 if it is not known
  void note(long generation, List<String> endpoints, long revision) {
    if (revision > 0) {
      revisions.put(new Write(generation, List.copyOf(endpoints)), revision);
    }
  }

  /// Whether this very write was refused by a store of this revision. Times are no part of a
  /// revision, so what is due by time shows in other endpoints.
  boolean stands(long generation, List<String> endpoints, long revision) {
    return revisions.getOrDefault(new Write(generation, endpoints), -1L) == revision;
  }

  /// Forgets all plans but these.
  void retain(Collection<Long> generations) {
    revisions.keySet().removeIf(write -> !generations.contains(write.generation()));
  }
}
