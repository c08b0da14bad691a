package dev.holdfast.chaos.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What one check came to.
///
/// @param name in a word or two
/// @param words what has to hold
/// @param held whether it did
/// @param counts what was looked at, and how much of it
/// @param window where it did not hold: the least that shows it, in order
public record Check(
    String name,
    String words,
    boolean held,
    SequencedMap<String, Long> counts,
    List<String> window) {

  public Check {
    counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
    window = List.copyOf(window);
  }

  public static Check held(String name, String words, Map<String, Long> counts) {
    return new Check(name, words, true, new LinkedHashMap<>(counts), List.of());
  }

  /// Held where nothing stands against it.
  public static Check of(
      String name, String words, Map<String, Long> counts, List<String> against) {
    return new Check(name, words, against.isEmpty(), new LinkedHashMap<>(counts), against);
  }
}
