package dev.holdfast.agents.live;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A zone of a test's own, and what a test does in it.
///
/// @param name `zone-7.test.`
public record LiveZone(HoldfastClient client, String name) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// A new zone with nothing in it.
  public static LiveZone create(HoldfastClient client) {
    LiveZone zone = unmade(client);
    zone.make();
    return zone;
  }

  /// A name for a zone, which does not exist yet.
  public static LiveZone unmade(HoldfastClient client) {
    return new LiveZone(client, "zone-%d.test.".formatted(COUNT.incrementAndGet()));
  }

  public void make() {
    client
        .zones()
        .create(
            CreateZoneRequest.newBuilder()
                .setName(name)
                .setSoa(
                    Soa.newBuilder()
                        .setPrimaryNameServer("ns1.test.")
                        .setResponsibleMailbox("hostmaster.test.")
                        .setRefreshSeconds(60)
                        .setRetrySeconds(60)
                        .setExpireSeconds(60)
                        .setMinimumSeconds(60)
                        .setTtlSeconds(60))
                .addApex(
                    RecordSet.newBuilder().setType("NS").setTtlSeconds(60).addValues("ns1.test."))
                .build());
  }

  public String endpoint(String label) {
    return label + "." + name;
  }

  /// Seals a plan that gives these labels these addresses; none retires the endpoint.
  public long seal(Map<String, List<String>> addresses) {
    List<PlannedEndpoint> endpoints =
        addresses.entrySet().stream()
            .map(entry -> planned(entry.getKey(), entry.getValue()))
            .toList();
    return client.plans().submit("a test", () -> endpoints).getGeneration();
  }

  private PlannedEndpoint planned(String label, List<String> addresses) {
    PlannedEndpoint.Builder endpoint = PlannedEndpoint.newBuilder().setName(endpoint(label));
    if (!addresses.isEmpty()) {
      endpoint.addRecordSets(
          RecordSet.newBuilder().setType("A").setTtlSeconds(60).addAllValues(addresses));
    }
    return endpoint.build();
  }

  /// Enacts a plan as another enactor would.
  public void enact(long generation) {
    client
        .plans()
        .enact(
            EnactPlanRequest.newBuilder()
                .setGeneration(generation)
                .setAllEndpoints(true)
                .setMode(EnactMode.ENACT_MODE_INDEPENDENT)
                .build());
  }

  public Optional<LiveEndpoint> live(String label) {
    return client.recordSets().find(endpoint(label));
  }

  /// The generation live at the label; 0 where nothing ever was.
  public long generation(String label) {
    return live(label).map(LiveEndpoint::getGeneration).orElse(0L);
  }

  public List<String> addresses(String label) {
    return live(label).stream()
        .flatMap(endpoint -> endpoint.getRecordSetsList().stream())
        .flatMap(set -> set.getValuesList().stream())
        .toList();
  }
}
