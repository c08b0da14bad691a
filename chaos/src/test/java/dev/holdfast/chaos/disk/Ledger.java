package dev.holdfast.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Writes to a cluster without a pause, a new name each time, and notes which writes were
/// acknowledged. What becomes of the others is nobody's promise.
final class Ledger implements AutoCloseable {

  static final String ZONE = "disk.example.";

  private static final int WRITERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HoldfastClient client;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean closed;

  Ledger(Cluster cluster) {
    client =
        HoldfastClient.connect(
            cluster.grpcAddresses(),
            ClientOptions.DEFAULT
                .withCaller("ledger")
                .withDeadline(Duration.ofSeconds(20))
                .withTryTimeout(Duration.ofSeconds(2)));
    createZone();
    for (int i = 0; i < WRITERS; i++) {
      Thread.ofPlatform().daemon().name("ledger-" + i).start(this::write);
    }
  }

  HoldfastClient client() {
    return client;
  }

  private void createZone() {
    client
        .zones()
        .create(
            CreateZoneRequest.newBuilder()
                .setName(ZONE)
                .setSoa(
                    Soa.newBuilder()
                        .setPrimaryNameServer("ns1.example.net.")
                        .setResponsibleMailbox("hostmaster.example.net.")
                        .setRefreshSeconds(3600)
                        .setRetrySeconds(600)
                        .setExpireSeconds(604_800)
                        .setMinimumSeconds(60)
                        .setTtlSeconds(3600))
                .addApex(
                    RecordSet.newBuilder()
                        .setType("NS")
                        .setTtlSeconds(3600)
                        .addValues("ns1.example.net."))
                .build());
  }

  private void write() {
    while (!closed) {
      String name = "w%d.%s".formatted(next.incrementAndGet(), ZONE);
      try {
        put(name, "A", "192.0.2.1");
        acknowledged.add(name);
      } catch (HoldfastException notAcknowledged) {
        // Refused, or nobody knows: it may be there or not.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  void put(String name, String type, String address) {
    client
        .recordSets()
        .put(
            PutRecordSetsRequest.newBuilder()
                .addRecordSets(
                    RecordSet.newBuilder()
                        .setName(name)
                        .setType(type)
                        .setTtlSeconds(60)
                        .addValues(address))
                .build());
  }

  /// Returns when writes are acknowledged again.
  void awaitProgress() {
    int before = acknowledged.size();
    await().atMost(PATIENCE).until(() -> acknowledged.size() > before + 20);
  }

  /// Whatever was acknowledged is there, as a linearizable read tells.
  void assertNothingLost() {
    Set<String> owed = Set.copyOf(acknowledged);
    Set<String> found =
        client
            .recordSets()
            .list(ListRecordSetsRequest.getDefaultInstance())
            .map(LiveEndpoint::getName)
            .collect(Collectors.toSet());
    assertThat(owed).hasSizeGreaterThan(20);
    assertThat(found).containsAll(owed);
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
