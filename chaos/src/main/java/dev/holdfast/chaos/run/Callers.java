package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Recorder;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Makes clients, each of which is recorded as a session of its own.
record Callers(Cluster cluster, History history, Stopwatch stopwatch) {

  private static final ClientOptions PATIENT =
      ClientOptions.DEFAULT
          .withDeadline(Duration.ofSeconds(8))
          .withTryTimeout(Duration.ofSeconds(2));

  /// One that finds its way to any node.
  HoldfastClient anywhere(String name) {
    return connect(name, cluster.grpcAddresses(), PATIENT);
  }

  /// One that begins at this node, and goes to others only where it does not answer.
  HoldfastClient first(String name, NodeProcess node) {
    List<String> addresses = new ArrayList<>(cluster.grpcAddresses());
    Collections.rotate(addresses, -addresses.indexOf(node.grpcAddress()));
    return connect(name, addresses, PATIENT);
  }

  /// One that knows no other node, and does not wait long for this one.
  HoldfastClient only(String name, NodeProcess node) {
    return connect(
        name,
        List.of(node.grpcAddress()),
        PATIENT.withDeadline(Duration.ofSeconds(2)).withTryTimeout(Duration.ofSeconds(1)));
  }

  private HoldfastClient connect(String name, List<String> addresses, ClientOptions options) {
    return HoldfastClient.connect(
        addresses, options.withCaller(name), List.of(new Recorder(history, name, stopwatch)));
  }
}
