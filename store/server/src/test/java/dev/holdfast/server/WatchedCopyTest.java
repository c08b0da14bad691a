package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.v1.EnactMode;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: whoever starts from what is there and follows a watch holds an exact copy, at every node,
/// however many change it at once; and sees each revision once, in order.
class WatchedCopyTest {

  private static final int WRITERS = 4;
  private static final int CHANGES = 10;
  private static final int NAMES = 12;
  private static final Selection ZONE = Selection.newBuilder().setZone("copy.").build();

  @RegisterExtension private static final SharedCluster cluster = new SharedCluster();

  @Test
  void copies_kept_by_watching_equal_the_store() throws Exception {
    List<RunningNode> nodes = List.copyOf(cluster.nodes().all());
    new Planner(nodes.getFirst(), "copy.").importZone(all("192.0.2.1"));
    long seed = System.nanoTime();
    Context.CancellableContext watching = Context.ROOT.withCancellation();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Copy> copies = new ArrayList<>();
      for (RunningNode node : nodes) {
        watching.run(() -> copies.add(new Copy(node)));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(seed + i);
        Planner planner = new Planner(nodes.get(i % nodes.size()), "copy.");
        RunningNode node = nodes.get(i % nodes.size());
        writers.add(threads.submit(() -> write(planner, node, random)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      Map<String, LiveEndpoint> store = store(nodes.getFirst());
      long last = lastRevision(store);
      for (Copy copy : copies) {
        copy.followTo(last);
        assertThat(copy.endpoints).as("the copy, seed %d", seed).isEqualTo(store);
      }
    } finally {
      watching.cancel(null);
    }
  }

  private static PlannedEndpoint[] all(String address) {
    return IntStream.range(0, NAMES)
        .mapToObj(i -> address("h%d.copy.".formatted(i), address))
        .toArray(PlannedEndpoint[]::new);
  }

  private static void write(Planner planner, RunningNode node, Random random) {
    for (int i = 0; i < CHANGES; i++) {
      String address = "192.0.2." + (1 + random.nextInt(250));
      String name = "h%d.copy.".formatted(random.nextInt(NAMES));
      switch (random.nextInt(4)) {
        case 0 -> {
          long plan = planner.seal(all(address));
          planner.enact(plan, EnactMode.ENACT_MODE_INDEPENDENT, name, "none.copy.");
        }
        case 1 ->
            planner.enact(
                planner.seal(address(name, address), endpoint("retired.copy.")),
                EnactMode.ENACT_MODE_INDEPENDENT,
                name,
                "retired.copy.");
        case 2 -> node.recordSets().putRecordSets(TestRequests.putMessage(name, address));
        default ->
            Failures.ignoringRefusals(() ->
                node.plans()
                    .rollBack(
                        RollBackRequest.newBuilder()
                            .addEndpoints(name)
                            .setLeaveUnfrozen(true)
                            .build()));
      }
    }
  }

  private static Map<String, LiveEndpoint> store(RunningNode node) {
    Map<String, LiveEndpoint> endpoints = new TreeMap<>();
    node.recordSets()
        .listRecordSets(
            ListRecordSetsRequest.newBuilder()
                .setSelection(ZONE)
                .setPage(PageRequest.newBuilder().setPageSize(1000))
                .build())
        .getEndpointsList()
        .forEach(endpoint -> endpoints.put(endpoint.getName(), endpoint));
    return endpoints;
  }

  private static long lastRevision(Map<String, LiveEndpoint> endpoints) {
    return endpoints.values().stream().mapToLong(LiveEndpoint::getRevision).max().orElseThrow();
  }

  /// A copy of the zone, kept by following one node.
  private static final class Copy {
    final Map<String, LiveEndpoint> endpoints = new TreeMap<>();
    private final Iterator<WatchRecordSetsResponse> watch;
    private long revision;

    Copy(RunningNode node) {
      watch =
          node.recordSets()
              .watchRecordSets(
                  WatchRecordSetsRequest.newBuilder()
                      .setSelection(ZONE)
                      .setCurrentFirst(true)
                      .build());
    }

    void followTo(long last) {
      while (revision < last) {
        WatchRecordSetsResponse told = watch.next();
        if (!told.getCurrent() && told.getEndpointsCount() > 0) {
          assertThat(told.getRevision())
              .as("a revision told once and in order")
              .isGreaterThan(revision);
          assertThat(told.getEndpointsList())
              .allMatch(endpoint -> endpoint.getRevision() == told.getRevision());
        }
        told.getEndpointsList().forEach(this::take);
        revision = told.getCurrent() || told.getMore() ? revision : told.getRevision();
      }
    }

    private void take(LiveEndpoint endpoint) {
      if (endpoint.getRecordSetsCount() == 0) {
        endpoints.remove(endpoint.getName());
      } else {
        endpoints.put(endpoint.getName(), endpoint);
      }
    }
  }
}
