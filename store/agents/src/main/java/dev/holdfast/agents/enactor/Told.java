package dev.holdfast.agents.enactor;

import dev.holdfast.v1.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The refusals that the log has been told. A frozen endpoint or a guard in the way is met by pass
/// after pass, and is told once.
final class Told {

  /// Lines for one rule of one plan; a plan that is late at 10 000 endpoints need not say so 10 000
  /// times.
  static final int LINES_PER_RULE = 100;

  private final Map<Long, Map<String, Set<String>>> subjects = new HashMap<>();

  /// The rules of which a refusal of this plan has been told.
  Set<String> rules(long generation) {
    return Set.copyOf(subjects.getOrDefault(generation, Map.of()).keySet());
  }

  /// Whether to tell this refusal: it has not been told, and not too many like it have.
  boolean isNews(long generation, Refusal refusal) {
    Set<String> told =
        subjects
            .computeIfAbsent(generation, _ -> new HashMap<>())
            .computeIfAbsent(refusal.getRule(), _ -> new HashSet<>());
    return told.size() < LINES_PER_RULE && told.add(refusal.getSubject());
  }

  /// Forgets all plans but these.
  void retain(Collection<Long> generations) {
    subjects.keySet().retainAll(generations);
  }
}
