package dev.holdfast.collection;

import java.util.List;

/// Taking from trees of [Node]s. A node that has become narrow is joined with a neighbour where the
/// two fit into one; one that has become empty goes.
final class Shrinking {

  /// A node this narrow looks for a neighbour to join: well below half, so that a table in which
  /// keys come and go does not split and join all the time.
  static final int NARROW = Node.WIDTH / 4;

  private Shrinking() {}

  /// The root of the tree that has nothing under `key` and is otherwise as the one below `root`;
  /// `root` itself if there is nothing already.
  static <K extends Comparable<? super K>, V> Node<K, V> without(Node<K, V> root, K key) {
    Node<K, V> changed = changed(root, key);
    while (!changed.isLeaf() && changed.width() == 1) {
      changed = changed.child(0);
    }
    return changed;
  }

  /// `node` less what is under `key`, perhaps with no slot left.
  private static <K extends Comparable<? super K>, V> Node<K, V> changed(Node<K, V> node, K key) {
    if (node.isLeaf()) {
      int slot = node.search(key);
      return slot < 0 ? node : node.withoutEntry(slot);
    }
    int slot = node.slotFor(key);
    Node<K, V> before = node.child(slot);
    Node<K, V> after = changed(before, key);
    return after == before ? node : withNarrower(node, slot, after);
  }

  /// `node` with `narrower` in `slot`, alone or as one with a neighbour.
  private static <K extends Comparable<? super K>, V> Node<K, V> withNarrower(
      Node<K, V> node, int slot, Node<K, V> narrower) {
    if (narrower.width() == 0) {
      return node.withChildren(slot, slot + 1, List.of());
    }
    if (narrower.width() <= NARROW) {
      if (slot > 0 && node.child(slot - 1).width() + narrower.width() <= Node.WIDTH) {
        return node.withChildren(
            slot - 1, slot + 1, List.of(node.child(slot - 1).joined(narrower)));
      }
      if (slot + 1 < node.width()
          && node.child(slot + 1).width() + narrower.width() <= Node.WIDTH) {
        return node.withChildren(slot, slot + 2, List.of(narrower.joined(node.child(slot + 1))));
      }
    }
    return node.withChildren(slot, slot + 1, List.of(narrower));
  }
}
