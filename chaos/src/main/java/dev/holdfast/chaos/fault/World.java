package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.net.Network;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What faults happen to.
public interface World {

  Cluster cluster();

  /// The network between nodes and clients, where there is one that can be cut.
  Network network();

  /// The nodes' clocks, where they can be set.
  Clocks clocks();

  /// The enactors, planners and writers.
  Agents agents();

  /// The node that leads now, if one does.
  Optional<NodeProcess> leader();

  /// Returns when every node is ready that no fault has a hand on, or after a while.
  void awaitCalm() throws InterruptedException;

  /// Grasps nodes for a fault, or none if some that are meant are in the hands of another fault.
  List<NodeProcess> grasp(Victims victims, RandomGenerator chance);

  /// Gives nodes back to the next fault.
  void letGo(List<NodeProcess> nodes);

  /// Has a node that joined be asked and read from as all others are.
  void welcome(NodeProcess node);
}
