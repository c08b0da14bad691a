package dev.holdfast.collection;

import static org.assertj.core.api.Assertions.assertThat;

/// How a table is built inside. Whoever asks for it has had everything checked that holds for every
/// tree of nodes.
///
/// @param height nodes from the root to a leaf, both counted
/// @param leaves how many leaves there are
record TableShape(int height, int leaves) {

  static <K extends Comparable<? super K>, V> TableShape check(SortedTable<K, V> table) {
    Node<K, V> root = table.root();
    if (root.isLeaf()) {
      assertThat(root.width()).isBetween(0, Node.WIDTH);
    } else {
      assertThat(root.width()).as("a root has more than one node below it").isGreaterThan(1);
      check(root);
    }
    return new TableShape(root.height() + 1, leaves(root));
  }

  private static <K extends Comparable<? super K>, V> void check(Node<K, V> node) {
    assertThat(node.width()).isBetween(1, Node.WIDTH);
    for (int slot = 1; slot < node.width(); slot++) {
      assertThat(node.key(slot)).isGreaterThan(node.key(slot - 1));
    }
    if (node.isLeaf()) {
      assertThat(node.entries()).isEqualTo(node.width());
      return;
    }
    int entries = 0;
    for (int slot = 0; slot < node.width(); slot++) {
      Node<K, V> child = node.child(slot);
      check(child);
      entries += child.entries();
      assertThat(child.height()).isEqualTo(node.height() - 1);
      assertThat(child.key(0)).as("least key").isSameAs(node.key(slot));
    }
    assertThat(node.entries()).isEqualTo(entries);
  }

  private static int leaves(Node<?, ?> node) {
    if (node.isLeaf()) {
      return 1;
    }
    int leaves = 0;
    for (int slot = 0; slot < node.width(); slot++) {
      leaves += leaves(node.child(slot));
    }
    return leaves;
  }
}
