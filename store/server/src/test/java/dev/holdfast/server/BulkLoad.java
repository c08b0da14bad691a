package dev.holdfast.server;

import static dev.holdfast.server.Planner.endpoint;
import static dev.holdfast.server.Planner.set;

import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.StageRecordSetsRequest;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// Callers who stage and put at a node without ever pausing, whatever they are told.
final class BulkLoad implements AutoCloseable {

  private static final int THREADS_PER_CALLER = 8;

  private final String text = ("\"" + "x".repeat(248) + "\" ").repeat(40);
  private final List<RunningNode.Connection> connections = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong exhausted = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean over;

  /// @param zone where the records are put
  static BulkLoad at(RunningNode node, String zone, String... callers) {
    BulkLoad load = new BulkLoad();
    Map<String, Long> plans = new TreeMap<>();
    for (String caller : callers) {
      RunningNode.Connection connection = node.connectAs(caller);
      load.connections.add(connection);
      plans.put(caller, new Planner(connection.channel(), zone).open());
    }
    for (int c = 0; c < callers.length; c++) {
      String caller = callers[c];
      RunningNode.Connection connection = load.connections.get(c);
      Planner planner = new Planner(connection.channel(), zone);
      long plan = plans.get(caller);
      for (int i = 0; i < THREADS_PER_CALLER; i++) {
        PutRecordSetsRequest put = load.put("%s-%d.%s".formatted(caller, i, zone));
        load.go(
            i % 4 == 0
                ? () -> planner.stage(load.chunk(plan, zone))
                : () -> put(connection.channel(), put));
      }
    }
    return load;
  }

  private static void put(Channel channel, PutRecordSetsRequest put) {
    RecordSetServiceGrpc.newBlockingStub(channel).putRecordSets(put);
  }

  private PutRecordSetsRequest put(String name) {
    PutRecordSetsRequest.Builder put = PutRecordSetsRequest.newBuilder();
    for (int i = 0; i < 3; i++) {
      put.addRecordSets(set("r" + i + "." + name, "TXT", text));
    }
    return put.build();
  }

  private StageRecordSetsRequest chunk(long plan, String zone) {
    StageRecordSetsRequest.Builder chunk = StageRecordSetsRequest.newBuilder().setGeneration(plan);
    for (int i = 0; i < 30; i++) {
      chunk.addEndpoints(endpoint("staged" + i + "." + zone, set("", "TXT", text)));
    }
    return chunk.build();
  }

  private void go(Runnable call) {
    threads.add(
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!over) {
                attempt(call);
              }
            }));
  }

  private void attempt(Runnable call) {
    try {
      call.run();
      done.incrementAndGet();
    } catch (StatusRuntimeException failed) {
      if (failed.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
        exhausted.incrementAndGet();
      }
    }
  }

  /// How often a caller was told that there is no room.
  long exhausted() {
    return exhausted.get();
  }

  /// How many of its calls were carried out.
  long done() {
    return done.get();
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while the load ended", interrupted);
      }
    }
    connections.forEach(RunningNode.Connection::close);
  }
}
