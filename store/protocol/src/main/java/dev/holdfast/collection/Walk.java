package dev.holdfast.collection;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// A walk over entries of a tree of [Node]s in the order of their keys.
final class Walk<K extends Comparable<? super K>, V> implements Iterator<Map.Entry<K, V>> {

  /// A node that is no leaf, the slot through which the walk went down, and the place above it;
  /// null above the root.
  private static final class Place<K extends Comparable<? super K>, V> {
    final Node<K, V> node;
    final Place<K, V> above;
    int slot;

    Place(Node<K, V> node, int slot, Place<K, V> above) {
      this.node = node;
      this.slot = slot;
      this.above = above;
    }

    Node<K, V> child() {
      return node.child(slot);
    }
  }

  private Place<K, V> aboveLeaf;
  private Node<K, V> leaf;
  private int slot;

  private Walk() {}

  /// A walk over all entries.
  static <K extends Comparable<? super K>, V> Walk<K, V> over(Node<K, V> root) {
    Walk<K, V> walk = new Walk<>();
    walk.descend(root, null);
    return walk;
  }

  /// A walk over the entries whose keys are greater than `from`, or equal to it where `inclusive`.
  static <K extends Comparable<? super K>, V> Walk<K, V> from(
      Node<K, V> root, K from, boolean inclusive) {
    Walk<K, V> walk = new Walk<>();
    Node<K, V> node = root;
    while (!node.isLeaf()) {
      walk.aboveLeaf = new Place<>(node, node.slotFor(from), walk.aboveLeaf);
      node = walk.aboveLeaf.child();
    }
    walk.leaf = node;
    walk.slot = node.firstSlot(from, inclusive);
    walk.leaveIfThrough();
    return walk;
  }

  @Override
  public boolean hasNext() {
    return slot < leaf.width();
  }

  @Override
  public Map.Entry<K, V> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the walk is at its end");
    }
    Map.Entry<K, V> entry = Map.entry(leaf.key(slot), leaf.value(slot));
    slot++;
    leaveIfThrough();
    return entry;
  }

  /// Where the leaf is through, goes to the next one, if there is one.
  private void leaveIfThrough() {
    if (slot < leaf.width()) {
      return;
    }
    Place<K, V> place = aboveLeaf;
    while (place != null && place.slot + 1 == place.node.width()) {
      place = place.above;
    }
    if (place != null) {
      place.slot++;
      descend(place.child(), place);
    }
  }

  /// Goes to the first entry at or below `node`.
  private void descend(Node<K, V> node, Place<K, V> above) {
    Node<K, V> next = node;
    aboveLeaf = above;
    while (!next.isLeaf()) {
      aboveLeaf = new Place<>(next, 0, aboveLeaf);
      next = aboveLeaf.child();
    }
    leaf = next;
    slot = 0;
  }
}
