package dev.holdfast.replica.codec;

import dev.holdfast.collection.SortedTable;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/// Finds what two versions of a map hold differently. These maps are small or seldom change, and
/// tell nobody what they share; those of endpoints do, and are [SortedTable]s.
final class Maps {

  private Maps() {}

  static <K extends Comparable<? super K>, V> void differences(
      Optional<TreePMap<K, V>> before,
      Optional<TreePMap<K, V>> after,
      SortedTable.Visitor<K, V> visitor) {
    differences(before.orElseGet(TreePMap::empty), after.orElseGet(TreePMap::empty), visitor);
  }

  /// Walks through both, unless they are the same.
  static <K extends Comparable<? super K>, V> void differences(
      TreePMap<K, V> before, TreePMap<K, V> after, SortedTable.Visitor<K, V> visitor) {
    if (before == after) {
      return;
    }
    Cursor<K, V> old = new Cursor<>(before);
    Cursor<K, V> young = new Cursor<>(after);
    while (old.hasOne() || young.hasOne()) {
      int order = order(old, young);
      if (order < 0) {
        visitor.differs(old.key(), old.value(), Optional.empty());
        old.advance();
      } else if (order > 0) {
        visitor.differs(young.key(), Optional.empty(), young.value());
        young.advance();
      } else {
        if (old.value().get() != young.value().get()) {
          visitor.differs(young.key(), old.value(), young.value());
        }
        old.advance();
        young.advance();
      }
    }
  }

  private static <K extends Comparable<? super K>, V> int order(
      Cursor<K, V> old, Cursor<K, V> young) {
    if (!old.hasOne()) {
      return 1;
    }
    return young.hasOne() ? old.key().compareTo(young.key()) : -1;
  }

  private static final class Cursor<K, V> {
    private final Iterator<Map.Entry<K, V>> rest;
    private Optional<Map.Entry<K, V>> entry = Optional.empty();

    Cursor(Map<K, V> map) {
      rest = map.entrySet().iterator();
      advance();
    }

    boolean hasOne() {
      return entry.isPresent();
    }

    K key() {
      return entry.orElseThrow().getKey();
    }

    Optional<V> value() {
      return Optional.of(entry.orElseThrow().getValue());
    }

    void advance() {
      entry = rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }
  }
}
