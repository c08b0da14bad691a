package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the nodes of a quiet cluster hold.
record States(Cluster cluster, Callers callers) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StatusRequest HASH =
      StatusRequest.newBuilder().setWithStateHash(true).build();

  /// @param index of the log up to which all nodes have applied it
  /// @param hashes by node
  record Held(long index, Map<String, String> hashes) {

    boolean areEqual() {
      return hashes.values().stream().distinct().count() == 1;
    }
  }

  /// Waits until all nodes have applied as much as each other, and asks for their states.
  Held await() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HoldfastClient client = callers.anywhere("states")) {
      while (true) {
        List<StatusResponse> all = ask(client);
        boolean together =
            all.size() == cluster.nodes().size()
                && all.stream().map(StatusResponse::getStateHashIndex).distinct().count() == 1;
        if (together || System.nanoTime() > deadline) {
          Map<String, String> hashes = new TreeMap<>();
          all.forEach(status ->
              hashes.put(
                  status.getNodeId(),
                  together
                      ? hash(status)
                      : "%s at index %d".formatted(hash(status), status.getStateHashIndex())));
          return new Held(all.isEmpty() ? 0 : all.getFirst().getStateHashIndex(), hashes);
        }
        Thread.sleep(200);
      }
    }
  }

  private static String hash(StatusResponse status) {
    return HexFormat.of().formatHex(status.getStateHash().toByteArray());
  }

  private List<StatusResponse> ask(HoldfastClient client) {
    List<StatusResponse> all = new ArrayList<>();
    for (NodeProcess node : cluster.nodes()) {
      if (client.cluster().report(node.grpcAddress(), HASH)
          instanceof NodeReport.Answered answered) {
        all.add(answered.status());
      }
    }
    return all;
  }
}
