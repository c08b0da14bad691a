package dev.holdfast.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Making trees of [Node]s, and adding to them. Only the nodes between the root and one leaf are
/// made anew; one that has become too wide is split by the node above it.
final class Growth {

  private Growth() {}

  /// The root of a tree that holds `values` under `keys`, which are sorted. Its nodes are full.
  static <K extends Comparable<? super K>, V> Node<K, V> build(Object[] keys, Object[] values) {
    List<Node<K, V>> level = new ArrayList<>();
    for (int from = 0; from < keys.length; from += Node.WIDTH) {
      int to = Math.min(from + Node.WIDTH, keys.length);
      level.add(
          Node.leaf(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to)));
    }
    while (level.size() > 1) {
      List<Node<K, V>> above = new ArrayList<>();
      for (int from = 0; from < level.size(); from += Node.WIDTH) {
        above.add(Node.above(level.subList(from, Math.min(from + Node.WIDTH, level.size()))));
      }
      level = above;
    }
    return level.isEmpty() ? Node.leaf(keys, values) : level.getFirst();
  }

  /// The root of the tree that has `value` under `key` and is otherwise as the one below `root`;
  /// `root` itself if `value` is there already.
  static <K extends Comparable<? super K>, V> Node<K, V> with(Node<K, V> root, K key, V value) {
    List<Node<K, V>> split = split(changed(root, key, value), key);
    return split.size() == 1 ? split.getFirst() : Node.above(split);
  }

  /// `node` with `value` under `key`, perhaps a slot too wide.
  private static <K extends Comparable<? super K>, V> Node<K, V> changed(
      Node<K, V> node, K key, V value) {
    if (node.isLeaf()) {
      return changedLeaf(node, key, value);
    }
    int slot = node.slotFor(key);
    Node<K, V> before = node.child(slot);
    Node<K, V> after = changed(before, key, value);
    return after == before ? node : node.withChildren(slot, slot + 1, split(after, key));
  }

  private static <K extends Comparable<? super K>, V> Node<K, V> changedLeaf(
      Node<K, V> leaf, K key, V value) {
    int slot = leaf.search(key);
    if (slot < 0) {
      return leaf.withEntry(-slot - 1, key, value);
    }
    return leaf.value(slot) == value ? leaf : leaf.withValue(slot, value);
  }

  /// `node`, in two where it is too wide. Where `key` went in at the end, as it does when keys come
  /// in order, the first part stays full, so that nothing is left half empty behind.
  private static <K extends Comparable<? super K>, V> List<Node<K, V>> split(
      Node<K, V> node, K key) {
    int width = node.width();
    if (width <= Node.WIDTH) {
      return List.of(node);
    }
    int at = key.compareTo(node.key(width - 1)) >= 0 ? width - 1 : width / 2;
    return List.of(node.part(0, at), node.part(at, width));
  }
}
