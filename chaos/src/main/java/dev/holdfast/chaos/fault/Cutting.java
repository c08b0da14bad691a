package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What partitions have in common. They grasp nobody: whatever else happens to a node, its network
/// may fail as well.
final class Cutting {

  private Cutting() {}

  /// Nodes for a partition; none if there is no leader where it is meant.
  static List<NodeProcess> choose(World world, Victims victims, RandomGenerator chance) {
    if (victims == Victims.LEADER) {
      return world.leader().stream().toList();
    }
    List<NodeProcess> nodes = shuffled(world, chance);
    return nodes.subList(0, victims.count(nodes.size()));
  }

  static List<NodeProcess> shuffled(World world, RandomGenerator chance) {
    List<NodeProcess> nodes = new ArrayList<>(world.cluster().nodes());
    Collections.shuffle(nodes, new Random(chance.nextLong()));
    return nodes;
  }

  static Injury injury(String where, List<Network.Obstacle> obstacles) {
    return new Injury(where, () -> obstacles.forEach(Network.Obstacle::close));
  }
}
