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

  interface Wound {
    /// @return nothing if it cannot be done to this node now
    Optional<Injury> to(NodeProcess node) throws Exception;
  }

  /// What is done to one node, which is let go when that has been healed, or was not done.
  static Optional<Injury> one(World world, RandomGenerator chance, Wound wound) throws Exception {
    List<NodeProcess> nodes = world.grasp(Victims.ONE, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    Optional<Injury> injury = Optional.empty();
    try {
      injury = wound.to(nodes.getFirst());
    } finally {
      if (injury.isEmpty()) {
        world.letGo(nodes);
      }
    }
    return injury.map(it ->
        new Injury(
            it.where(),
            () -> {
              try {
                it.cure().heal();
              } finally {
                world.letGo(nodes);
              }
            }));
  }

  static String names(List<NodeProcess> nodes) {
    return nodes.stream().map(NodeProcess::id).collect(Collectors.joining(", "));
  }
}
