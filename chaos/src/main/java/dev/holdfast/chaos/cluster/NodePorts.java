package dev.holdfast.chaos.cluster;

import dev.holdfast.testing.FreePorts;

/// The ports of one node, all on loopback.
record NodePorts(int raft, int grpc, int dns, int http) {

  static NodePorts free() {
    return new NodePorts(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
  }
}
