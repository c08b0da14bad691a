package dev.holdfast.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a mistyped word was probably meant to be.
public final class NearestKey {

  private NearestKey() {}

  /// The nearest of `known`, unless more than about a third of it would have to change.
  public static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(key -> distance(typed, key) <= Math.max(1, key.length() / 3))
        .min(
            Comparator.comparingInt((String key) -> distance(typed, key))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// How many characters have to be added, taken away or replaced (Levenshtein).
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
