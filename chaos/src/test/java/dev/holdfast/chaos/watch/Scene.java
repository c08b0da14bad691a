package dev.holdfast.chaos.watch;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A cluster whose leader is killed while a client writes and others watch, one beginning at each
/// node.
final class Scene implements AutoCloseable {

  /// Changes that a node remembers.
  static final int REMEMBERED = 300;

  private static final int WRITES = 100;
  private static final String ZONE = "watched.example.";

  private final Cluster cluster;
  private final HoldfastClient writer;
  private final NavigableMap<Long, List<String>> acknowledged = new ConcurrentSkipListMap<>();
  private final List<List<WatchRecordSetsResponse>> told = new ArrayList<>();
  private final List<Thread> watchers = new ArrayList<>();
  private int writes;

  private Scene(Cluster cluster) {
    this.cluster = cluster;
    this.writer = cluster.client("writer");
  }

  static Scene play() throws InterruptedException {
    Scene scene =
        new Scene(
            Cluster.start(
                ClusterOptions.small("watch")
                    .withSetting("limits: {watch_revisions: %d}".formatted(REMEMBERED))));
    try {
      scene.play(scene.cluster.nodes());
      return scene;
    } catch (RuntimeException | InterruptedException | Error problem) {
      scene.close();
      throw problem;
    }
  }

  private void play(List<NodeProcess> nodes) throws InterruptedException {
    createZone();
    for (NodeProcess node : nodes) {
      watchFrom(node);
    }
    write(WRITES);
    NodeProcess killed = leader();
    killed.kill();
    write(WRITES);
    killed.start();
    write(WRITES);
    cluster.awaitReady();
    write(WRITES);
    for (Thread watcher : watchers) {
      watcher.join();
    }
  }

  private void createZone() {
    RecordSet nameServers =
        RecordSet.newBuilder()
            .setType("NS")
            .setTtlSeconds(3600)
            .addValues("ns1.example.net.")
            .build();
    Soa soa =
        Soa.newBuilder()
            .setPrimaryNameServer("ns1.example.net.")
            .setResponsibleMailbox("hostmaster.example.net.")
            .setRefreshSeconds(3600)
            .setRetrySeconds(600)
            .setExpireSeconds(604_800)
            .setMinimumSeconds(60)
            .setTtlSeconds(3600)
            .build();
    writer
        .zones()
        .create(
            CreateZoneRequest.newBuilder().setName(ZONE).setSoa(soa).addApex(nameServers).build());
  }

  /// A client that knows no other node.
  static HoldfastClient clientOfOnly(NodeProcess node) {
    return HoldfastClient.connect(
        List.of(node.grpcAddress()), ClientOptions.DEFAULT.withCaller("watcher"));
  }

  /// A client that asks `first` before the other nodes.
  private HoldfastClient clientOf(NodeProcess first) {
    List<String> addresses = new ArrayList<>(cluster.grpcAddresses());
    Collections.rotate(addresses, -addresses.indexOf(first.grpcAddress()));
    return HoldfastClient.connect(addresses, ClientOptions.DEFAULT.withCaller("watcher"));
  }

  private void watchFrom(NodeProcess node) {
    HoldfastClient client = clientOf(node);
    Watch<WatchRecordSetsResponse> watch =
        client.recordSets().watch(WatchRecordSetsRequest.getDefaultInstance());
    List<WatchRecordSetsResponse> events = new CopyOnWriteArrayList<>();
    told.add(events);
    watchers.add(
        Thread.ofVirtual()
            .start(() -> {
              try (client;
                  watch) {
                while (changes(events).size() < 4 * WRITES) {
                  events.addAll(watch.next(Duration.ofSeconds(60)).stream().toList());
                }
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  /// Writes to one name, two or three, and notes under which revision that was acknowledged.
  private void write(int times) {
    for (int i = 0; i < times; i++) {
      writes++;
      PutRecordSetsRequest.Builder put = PutRecordSetsRequest.newBuilder();
      List<String> names = new ArrayList<>();
      for (int name = 0; name <= writes % 3; name++) {
        names.add("n%d.%s".formatted(name, ZONE));
        put.addRecordSets(
            RecordSet.newBuilder()
                .setName(names.getLast())
                .setType("A")
                .setTtlSeconds(60)
                .addValues("192.0.%d.%d".formatted(writes / 256, writes % 256)));
      }
      acknowledged.put(
          writer.recordSets().put(put.build()).getHeader().getRevision(), List.copyOf(names));
    }
  }

  private NodeProcess leader() {
    String id = writer.cluster().status(StatusRequest.getDefaultInstance()).getLeaderId();
    return cluster.nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  Cluster cluster() {
    return cluster;
  }

  HoldfastClient writer() {
    return writer;
  }

  /// By revision, the names that were written.
  NavigableMap<Long, List<String>> acknowledged() {
    return acknowledged;
  }

  /// What each watch was told, in the order it was, bookmarks left out.
  List<List<WatchRecordSetsResponse>> told() {
    return told.stream().map(Scene::changes).toList();
  }

  static List<WatchRecordSetsResponse> changes(List<WatchRecordSetsResponse> events) {
    return events.stream().filter(event -> event.getEndpointsCount() > 0).toList();
  }

  @Override
  public void close() {
    watchers.forEach(Thread::interrupt);
    writer.close();
    cluster.close();
  }
}
