package dev.holdfast.chaos.bench;

import com.google.protobuf.ByteString;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NodeReport;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.StatusRequest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/// What is done to the cluster in [RealInput]: each step checks what it came to.
record LargeZoneSteps(Cluster cluster, HoldfastClient client) {

  /// @return the sealed plan's generation
  long submit(LargeZone zone) {
    return client.plans().submit("large zone", zone::endpoints).getGeneration();
  }

  /// @return how many endpoints went live
  long importZone(LargeZone zone, long generation) {
    ImportZoneRequest request =
        ImportZoneRequest.newBuilder()
            .setZone(zone.name())
            .setSoa(zone.soa())
            .setGeneration(generation)
            .build();
    return client.zones().importPlan(request).getEnactedCount();
  }

  /// @return how many endpoints went live
  long enact(long generation) {
    EnactPlanRequest request =
        EnactPlanRequest.newBuilder()
            .setGeneration(generation)
            .setAllEndpoints(true)
            .setMode(EnactMode.ENACT_MODE_ATOMIC)
            .build();
    EnactPlanResponse response = client.plans().enact(request);
    if (response.getRefusedCount() > 0 || response.getAlreadyLiveCount() > 0) {
      throw new WrongResultException(
          "plan %d was not enacted everywhere: %s".formatted(generation, response));
    }
    return response.getEnactedCount();
  }

  /// @return how many nodes answer the zone's last name
  long await(LargeZone zone) {
    return Answers.await(cluster.nodes(), zone);
  }

  /// @return how many answers were compared
  long ask(LargeZone zone) {
    return Answers.check(cluster.nodes(), zone);
  }

  /// @return how many endpoints were compared
  long export(LargeZone zone) {
    return Export.check(client, zone);
  }

  /// @return the hash of the state, the same on all nodes
  String stop() {
    String hash = stateHash();
    cluster.stopAll();
    return hash;
  }

  /// @param before the hash of the state they had
  /// @return the hash of the state, still the same on all nodes
  String start(String before) throws InterruptedException {
    cluster.startAll();
    String after = stateHash();
    if (!before.equals(after)) {
      throw new WrongResultException(
          "the state was %s before the restart and is %s".formatted(before, after));
    }
    return after;
  }

  private String stateHash() {
    Set<String> hashes = new TreeSet<>();
    for (NodeProcess node : cluster.nodes()) {
      hashes.add(HexFormat.of().formatHex(stateHash(node).toByteArray()));
    }
    if (hashes.size() != 1) {
      throw new WrongResultException("the nodes differ in their states: " + hashes);
    }
    return hashes.iterator().next();
  }

  private ByteString stateHash(NodeProcess node) {
    StatusRequest request = StatusRequest.newBuilder().setWithStateHash(true).build();
    return switch (client.cluster().report(node.grpcAddress(), request)) {
      case NodeReport.Answered(var _, var status) -> status.getStateHash();
      case NodeReport.Silent(var address, var trouble) ->
          throw new WrongResultException("%s gives no status: %s".formatted(address, trouble));
    };
  }
}
