package dev.holdfast.chaos.cluster;

/// The ports of one node, all on loopback.
record NodePorts(int raft, int grpc, int dns, int http) {

  static NodePorts free(FreePorts ports) {
    return new NodePorts(ports.next(), ports.next(), ports.next(), ports.next());
  }
}
