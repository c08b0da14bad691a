package dev.holdfast.collection;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// An immutable map in the natural order of its keys; tables made from one another share structure.
/// A B+ tree with wide nodes.
///
/// A binary tree of a million names is twenty nodes deep, and most of a path through it lies in no
/// cache. Here the same names lie four or five nodes deep, side by side in arrays, and a changed
/// table shares all but those four or five with the one before. As a [Map] a table can only be
/// read; [#plus] and [#minus] make another. Neither keys nor values may be null.
public final class SortedTable<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {

  private final Node<K, V> root;

  private SortedTable(Node<K, V> root) {
    this.root = root;
  }

  public static <K extends Comparable<? super K>, V> SortedTable<K, V> empty() {
    Node<K, V> root = Growth.build(new Object[0], new Object[0]);
    return new SortedTable<>(root);
  }

  /// The table that holds what `map` holds, built in one pass.
  ///
  /// @throws IllegalArgumentException if `map` has another order than the natural one of its keys
  public static <K extends Comparable<? super K>, V> SortedTable<K, V> copyOf(SortedMap<K, V> map) {
    if (map.comparator() != null) {
      throw new IllegalArgumentException("a table has the natural order of its keys and no other");
    }
    Node<K, V> root = Growth.build(map.keySet().toArray(), map.values().toArray());
    return new SortedTable<>(root);
  }

  /// For tests of the structure only.
  Node<K, V> root() {
    return root;
  }

  @Override
  public int size() {
    return root.entries();
  }

  @Override
  @SuppressWarnings("unchecked")
  public V get(Object key) {
    K sought = (K) key;
    Node<K, V> node = root;
    while (!node.isLeaf()) {
      node = node.child(node.slotFor(sought));
    }
    int slot = node.search(sought);
    return slot < 0 ? null : node.value(slot);
  }

  /// What is held under the greatest key that is not greater than `key`; null where none is.
  public V floor(K key) {
    Node<K, V> node = root;
    while (!node.isLeaf()) {
      node = node.child(node.slotFor(key));
    }
    int slot = node.firstSlot(key, false) - 1;
    return slot < 0 ? null : node.value(slot);
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  /// The table that has `value` under `key` and is otherwise as this one.
  public SortedTable<K, V> plus(K key, V value) {
    return rooted(Growth.with(root, Objects.requireNonNull(key), Objects.requireNonNull(value)));
  }

  /// The table that has nothing under `key` and is otherwise as this one.
  public SortedTable<K, V> minus(K key) {
    return rooted(Shrinking.without(root, key));
  }

  private SortedTable<K, V> rooted(Node<K, V> changed) {
    return changed == root ? this : new SortedTable<>(changed);
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new Entries<>(root::entries, () -> Walk.over(root));
  }

  /// The part whose keys are greater than `from`, or equal to it where `inclusive`.
  public Map<K, V> tailMap(K from, boolean inclusive) {
    Set<Map.Entry<K, V>> entries =
        new Entries<>(() -> entriesFrom(from, inclusive), () -> Walk.from(root, from, inclusive));
    return new AbstractMap<>() {
      @Override
      public Set<Map.Entry<K, V>> entrySet() {
        return entries;
      }
    };
  }

  private int entriesFrom(K from, boolean inclusive) {
    Node<K, V> node = root;
    int behind = 0;
    while (!node.isLeaf()) {
      int slot = node.slotFor(from);
      for (int next = slot + 1; next < node.width(); next++) {
        behind += node.child(next).entries();
      }
      node = node.child(slot);
    }
    return behind + node.width() - node.firstSlot(from, inclusive);
  }

  /// Tells `visitor` every key under which this table and `after` hold different values. Two values
  /// are different here where they are not the same object, so equal ones may be told too.
  public void differences(SortedTable<K, V> after, Visitor<K, V> visitor) {
    if (after != this) {
      new Difference<>(visitor).between(root, after.root);
    }
  }

  /// Is told what two tables hold under a key, in the order of the keys.
  @FunctionalInterface
  public interface Visitor<K, V> {
    /// @param before empty where the first table lacks the key
    /// @param after empty where the second one does
    void differs(K key, Optional<V> before, Optional<V> after);
  }

  private static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final IntSupplier size;
    private final Supplier<Iterator<Map.Entry<K, V>>> walk;

    Entries(IntSupplier size, Supplier<Iterator<Map.Entry<K, V>>> walk) {
      this.size = size;
      this.walk = walk;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      return walk.get();
    }

    @Override
    public int size() {
      return size.getAsInt();
    }
  }
}
