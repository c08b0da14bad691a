package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What is done to nodes, and undone before the next fault may have them.
interface Grasped {

  interface Deed {
    void on(NodeProcess node) throws Exception;
  }

  static Optional<Injury> each(
      World world, Victims victims, RandomGenerator chance, Deed harm, Deed cure) throws Exception {
    List<NodeProcess> nodes = world.grasp(victims, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    for (NodeProcess node : nodes) {
      harm.on(node);
    }
    return Optional.of(
        new Injury(
            names(nodes),
            () -> {
              try {
                for (NodeProcess node : nodes) {
                  cure.on(node);
                }
              } finally {
                world.letGo(nodes);
              }
            }));
  }

  static String names(List<NodeProcess> nodes) {
    return nodes.stream().map(NodeProcess::id).collect(Collectors.joining(", "));
  }
}
