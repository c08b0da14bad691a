package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.StatusRequest;

/// Asks each node again and again what it holds.
record Prober(HoldfastClient client, Cluster cluster) implements Loop.Step {

  private static final int PAUSE_MILLIS = 500;

  @Override
  public void run() throws InterruptedException {
    for (NodeProcess node : cluster.nodes()) {
      client.cluster().report(node.grpcAddress(), StatusRequest.getDefaultInstance());
    }
    Thread.sleep(PAUSE_MILLIS);
  }
}
