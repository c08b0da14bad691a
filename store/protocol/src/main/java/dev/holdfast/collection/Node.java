package dev.holdfast.collection;

import java.util.Arrays;
import java.util.List;

/// A node of a [SortedTable]. A leaf (height 0) holds values under their keys; every other node
/// holds nodes of one height less, each under the least key it has. A node never changes.
///
/// In a table a node has 1 to [#WIDTH] slots, but the empty table is a leaf with none. [Growth] and
/// [Shrinking] make one table from another; the methods that make a node here look at no other node
/// than those they are given.
final class Node<K extends Comparable<? super K>, V> {

  static final int WIDTH = 32;

  private final int height;
  private final int entries;
  private final Object[] keys;
  private final Object[] slots;

  private Node(int height, int entries, Object[] keys, Object[] slots) {
    this.height = height;
    this.entries = entries;
    this.keys = keys;
    this.slots = slots;
  }

  static <K extends Comparable<? super K>, V> Node<K, V> leaf(Object[] keys, Object[] values) {
    return new Node<>(0, keys.length, keys, values);
  }

  /// A node above `children`, which have one height.
  static <K extends Comparable<? super K>, V> Node<K, V> above(List<Node<K, V>> children) {
    return new Node<>(
        children.getFirst().height + 1, sum(children), leastKeys(children), children.toArray());
  }

  private static <K extends Comparable<? super K>, V> Object[] leastKeys(
      List<Node<K, V>> children) {
    return children.stream().map(child -> child.keys[0]).toArray();
  }

  private static <K extends Comparable<? super K>, V> int sum(List<Node<K, V>> nodes) {
    int entries = 0;
    for (Node<K, V> node : nodes) {
      entries += node.entries;
    }
    return entries;
  }

  boolean isLeaf() {
    return height == 0;
  }

  int height() {
    return height;
  }

  /// How many values lie in this node or below it.
  int entries() {
    return entries;
  }

  int width() {
    return slots.length;
  }

  @SuppressWarnings("unchecked")
  K key(int slot) {
    return (K) keys[slot];
  }

  /// What lies in a slot of a leaf.
  @SuppressWarnings("unchecked")
  V value(int slot) {
    return (V) slots[slot];
  }

  /// What lies in a slot of a node that is no leaf.
  @SuppressWarnings("unchecked")
  Node<K, V> child(int slot) {
    return (Node<K, V>) slots[slot];
  }

  /// The slot below which `key` lies if it is anywhere.
  int slotFor(K key) {
    int slot = search(key);
    return slot >= 0 ? slot : Math.max(0, -slot - 2);
  }

  /// The first slot whose key is greater than `from`, or equal to it where `inclusive`.
  int firstSlot(K from, boolean inclusive) {
    int slot = search(from);
    if (slot < 0) {
      return -slot - 1;
    }
    return inclusive ? slot : slot + 1;
  }

  /// The slot of `key`, or -1 less the slot it would take.
  int search(K key) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = key.compareTo(key(middle));
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /// This leaf with `value` in `slot`. The keys, which stay, are shared.
  Node<K, V> withValue(int slot, V value) {
    return leaf(keys, Splice.of(slots, slot, slot + 1, value));
  }

  /// This leaf with one more slot.
  Node<K, V> withEntry(int slot, K key, V value) {
    return leaf(Splice.of(keys, slot, slot, key), Splice.of(slots, slot, slot, value));
  }

  /// This leaf with one slot less.
  Node<K, V> withoutEntry(int slot) {
    return leaf(Splice.of(keys, slot, slot + 1), Splice.of(slots, slot, slot + 1));
  }

  /// This node with `children` in place of those from slot `from` to before slot `to`. The keys are
  /// shared where they stay.
  Node<K, V> withChildren(int from, int to, List<Node<K, V>> children) {
    int replaced = 0;
    for (int slot = from; slot < to; slot++) {
      replaced += child(slot).entries;
    }
    boolean sameKeys =
        to - from == 1 && children.size() == 1 && children.getFirst().keys[0] == keys[from];
    return new Node<>(
        height,
        entries - replaced + sum(children),
        sameKeys ? keys : Splice.of(keys, from, to, leastKeys(children)),
        Splice.of(slots, from, to, children.toArray()));
  }

  /// What this node has from slot `from` to before slot `to`.
  Node<K, V> part(int from, int to) {
    Object[] partOfKeys = Arrays.copyOfRange(keys, from, to);
    Object[] partOfSlots = Arrays.copyOfRange(slots, from, to);
    int partOfEntries = to - from;
    if (!isLeaf()) {
      partOfEntries = 0;
      for (int slot = from; slot < to; slot++) {
        partOfEntries += child(slot).entries;
      }
    }
    return new Node<>(height, partOfEntries, partOfKeys, partOfSlots);
  }

  /// This node and `next`, which stands behind it, as one.
  Node<K, V> joined(Node<K, V> next) {
    return new Node<>(
        height,
        entries + next.entries,
        Splice.of(keys, width(), width(), next.keys),
        Splice.of(slots, width(), width(), next.slots));
  }
}
