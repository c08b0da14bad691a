package dev.holdfast.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what two tables hold differently. What they share is passed over, node by node, so tables
/// made from one another by few changes are compared in the time that those changes took.
///
/// Goes down both trees at once, level by level. At each level the nodes that both trees have are
/// dropped: the same node holds the same entries under the same keys.
final class Difference<K extends Comparable<? super K>, V> {

  private final SortedTable.Visitor<K, V> visitor;

  Difference(SortedTable.Visitor<K, V> visitor) {
    this.visitor = visitor;
  }

  void between(Node<K, V> before, Node<K, V> after) {
    List<Node<K, V>> old = List.of(before);
    List<Node<K, V>> young = List.of(after);
    while (true) {
      Set<Node<K, V>> common = common(old, young);
      old = without(common, old);
      young = without(common, young);
      int oldHeight = height(old);
      int youngHeight = height(young);
      if (oldHeight == 0 && youngHeight == 0) {
        merge(old, young);
        return;
      }
      old = oldHeight >= youngHeight ? children(old) : old;
      young = youngHeight >= oldHeight ? children(young) : young;
    }
  }

  private static <N> Set<N> common(List<N> old, List<N> young) {
    Set<N> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(old);
    Set<N> common = Collections.newSetFromMap(new IdentityHashMap<>());
    for (N node : young) {
      if (all.contains(node)) {
        common.add(node);
      }
    }
    return common;
  }

  private static <N> List<N> without(Set<N> common, List<N> nodes) {
    return common.isEmpty()
        ? nodes
        : nodes.stream().filter(node -> !common.contains(node)).toList();
  }

  private static int height(List<? extends Node<?, ?>> nodes) {
    return nodes.isEmpty() ? 0 : nodes.getFirst().height();
  }

  private static <K extends Comparable<? super K>, V> List<Node<K, V>> children(
      List<Node<K, V>> nodes) {
    List<Node<K, V>> children = new ArrayList<>();
    for (Node<K, V> node : nodes) {
      for (int slot = 0; slot < node.width(); slot++) {
        children.add(node.child(slot));
      }
    }
    return children;
  }

  /// Tells what leaves hold differently; both lists are in the order of their keys.
  private void merge(List<Node<K, V>> old, List<Node<K, V>> young) {
    Entries<K, V> before = new Entries<>(old);
    Entries<K, V> after = new Entries<>(young);
    while (before.hasOne() && after.hasOne()) {
      int order = before.key().compareTo(after.key());
      if (order < 0) {
        visitor.differs(before.key(), Optional.of(before.take()), Optional.empty());
      } else if (order > 0) {
        visitor.differs(after.key(), Optional.empty(), Optional.of(after.take()));
      } else {
        K key = after.key();
        V was = before.take();
        V is = after.take();
        if (was != is) {
          visitor.differs(key, Optional.of(was), Optional.of(is));
        }
      }
    }
    while (before.hasOne()) {
      visitor.differs(before.key(), Optional.of(before.take()), Optional.empty());
    }
    while (after.hasOne()) {
      visitor.differs(after.key(), Optional.empty(), Optional.of(after.take()));
    }
  }

  /// The entries of leaves, one after the other.
  private static final class Entries<K extends Comparable<? super K>, V> {
    private final List<Node<K, V>> leaves;
    private int leaf;
    private int slot;

    Entries(List<Node<K, V>> leaves) {
      this.leaves = leaves;
      skipEmpty();
    }

    boolean hasOne() {
      return leaf < leaves.size();
    }

    K key() {
      return leaves.get(leaf).key(slot);
    }

    V take() {
      V value = leaves.get(leaf).value(slot);
      slot++;
      skipEmpty();
      return value;
    }

    private void skipEmpty() {
      while (hasOne() && slot == leaves.get(leaf).width()) {
        leaf++;
        slot = 0;
      }
    }
  }
}
