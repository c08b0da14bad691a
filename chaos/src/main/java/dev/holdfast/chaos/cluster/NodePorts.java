package dev.holdfast.chaos.cluster;

import dev.holdfast.testing.FreePorts;

/// Where one node is reached.
record NodePorts(String host, int raft, int grpc, int dns, int http) {

  static NodePorts free(String host) {
    return new NodePorts(
        host, FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
  }
}
