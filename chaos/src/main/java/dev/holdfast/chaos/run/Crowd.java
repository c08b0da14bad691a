package dev.holdfast.chaos.run;

import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.fault.Agents;
import dev.holdfast.chaos.fault.Leash;
import dev.holdfast.chaos.hold.Gate;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// All clients of a run but those of DNS.
final class Crowd implements Agents {

  static final int WRITERS = 3;

  private static final int ENACTORS = EnactorClient.KINDS.size();

  private final Callers callers;
  private final Samples samples;
  private final long seed;
  private final List<Leash> leashes =
      IntStream.rangeClosed(1, ENACTORS).mapToObj(i -> new Leash("enactor-" + i)).toList();
  private final Gate planning = new Gate();
  private final AtomicLong acknowledged = new AtomicLong();
  private final LongAdder watched = new LongAdder();
  private final List<HoldfastClient> clients = new ArrayList<>();
  private final List<Loop> steady = new ArrayList<>();
  private final List<Loop> endless = new ArrayList<>();
  private final ExecutorService echoes = Executors.newVirtualThreadPerTaskExecutor();
  private List<HoldfastClient> echoing = List.of();
  private volatile boolean repeats;
  private volatile boolean going = true;

  Crowd(Callers callers, Samples samples, long seed) {
    this.callers = callers;
    this.samples = samples;
    this.seed = seed;
  }

  void start(List<NodeProcess> nodes) {
    echoing = List.of(keep(callers.anywhere("echo-1")), keep(callers.anywhere("echo-2")));
    plan(1, planning);
    plan(2, new Gate());
    steady.add(Loop.start("housekeeper", new Housekeeper(keep(callers.anywhere("housekeeper")))));
    steady.add(
        Loop.start("prober", new Prober(keep(callers.anywhere("prober")), callers.cluster())));
    for (int i = 0; i < ENACTORS; i++) {
      enact(i, leashes.get(i).enactorName());
    }
    for (int i = 1; i <= WRITERS; i++) {
      HoldfastClient client = keep(callers.anywhere("writer-" + i));
      steady.add(
          Loop.start("writer-" + i, new Writer(client, samples, this, i, seed, acknowledged)));
    }
    nodes.forEach(this::welcome);
  }

  /// Has a node read from and watched.
  void welcome(NodeProcess node) {
    read(node, Work.LINEARIZABLE_READS);
    read(node, Work.REVISION_READS);
    read(node, Work.LOCAL_READS);
    String name = "watcher-" + node.id();
    endless.add(Loop.start(name, new Watcher(keep(callers.first(name, node)), watched)));
  }

  private void read(NodeProcess node, Work work) {
    String name = "reader-%s-%s".formatted(node.id(), work.name().toLowerCase(Locale.ROOT));
    HoldfastClient client = keep(callers.only(name, node));
    Random chance = new Random(seed + name.hashCode());
    steady.add(Loop.start(name, new Reader(client, samples, work, acknowledged, chance)));
  }

  private void plan(int number, Gate gate) {
    String name = "planner-" + number;
    HoldfastClient client = keep(callers.anywhere(name));
    steady.add(Loop.start(name, new PlannerClient(client, samples, gate)));
  }

  private Loop enact(int kind, String name) {
    Pace pace = leashes.get(kind).and(EnactorClient.timed(samples, callers.stopwatch()));
    Loop loop =
        Loop.start(
            name,
            () ->
                new EnactorClient(callers.anywhere(name), EnactorClient.KINDS.get(kind), pace)
                    .run());
    synchronized (this) {
      endless.add(loop);
    }
    return loop;
  }

  private synchronized HoldfastClient keep(HoldfastClient client) {
    clients.add(client);
    return client;
  }

  boolean repeats() {
    return repeats;
  }

  boolean isGoing() {
    return going;
  }

  /// Sends a put three times at once. What the first of them to be answered says counts.
  PutRecordSetsResponse thrice(PutRecordSetsRequest put) {
    List<CompletableFuture<Optional<PutRecordSetsResponse>>> sent =
        echoing.stream()
            .map(client -> CompletableFuture.supplyAsync(() -> quietly(client, put), echoes))
            .toList();
    PutRecordSetsResponse response = echoing.getFirst().recordSets().put(put);
    sent.forEach(CompletableFuture::join);
    return response;
  }

  private static Optional<PutRecordSetsResponse> quietly(
      HoldfastClient client, PutRecordSetsRequest put) {
    try {
      return Optional.of(client.recordSets().put(put));
    } catch (HoldfastException _) {
      return Optional.empty();
    }
  }

  long watched() {
    return watched.sum();
  }

  @Override
  public List<Leash> enactors() {
    return leashes;
  }

  @Override
  public AutoCloseable duplicate(String enactor) {
    int kind = leashes.stream().map(Leash::enactorName).toList().indexOf(enactor);
    Loop twin = enact(kind, enactor);
    return twin::interrupt;
  }

  @Override
  public Gate planning() {
    return planning;
  }

  @Override
  public void repeatRequests(boolean on) {
    repeats = on;
  }

  /// Has all end what they are at.
  ///
  /// @return who broke down
  List<String> stop() throws InterruptedException {
    going = false;
    steady.forEach(Loop::stop);
    List<String> broken = new ArrayList<>();
    for (Loop loop : steady) {
      loop.await().ifPresent(broken::add);
    }
    endless.forEach(Loop::interrupt);
    for (Loop loop : endless) {
      loop.await().ifPresent(broken::add);
    }
    clients.forEach(HoldfastClient::close);
    echoes.close();
    return broken;
  }
}
