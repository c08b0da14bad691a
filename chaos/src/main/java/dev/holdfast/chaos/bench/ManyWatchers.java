package dev.holdfast.chaos.bench;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.Soa;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/// As many watches as one node is to carry, while another client writes: first each of a name of
/// its own, then all of the same zone.
///
/// `java -cp 'store/cli/target/holdfast/lib/*' dev.holdfast.chaos.bench.ManyWatchers [WATCHES]`
public final class ManyWatchers {

  private static final int WATCHES = 10_000;
  private static final String ZONE = "watched.example.";
  private static final Duration SPAN = Duration.ofSeconds(10);
  private static final int CHANGES_FOR_ALL = 10;

  /// As `holdfast up` runs a node, with room for the watches.
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private final Cluster cluster;
  private final HoldfastClient writer;
  private final int watches;
  private final PrintWriter out;
  private int written;

  private ManyWatchers(Cluster cluster, HoldfastClient writer, int watches, PrintWriter out) {
    this.cluster = cluster;
    this.writer = writer;
    this.watches = watches;
    this.out = out;
  }

  /// Prints a table. Ends with 0, with 1 when a watch was not told what it should have been, and
  /// with 2 when it was called wrongly.
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 1 || (args.length == 1 && !args[0].matches("[1-9][0-9]{0,4}"))) {
      System.err.println("usage: ManyWatchers [WATCHES], 1 to 99999");
      System.exit(2);
    }
    int watches = args.length == 1 ? Integer.parseInt(args[0]) : WATCHES;
    try (Cluster cluster =
            Cluster.start(
                ClusterOptions.small("many-watchers")
                    .withJvm(JVM)
                    .withSetting("limits: {streams: %d}".formatted(watches + 100)));
        HoldfastClient writer = cluster.client("many-watchers")) {
      new ManyWatchers(cluster, writer, watches, new PrintWriter(System.out, true)).run();
    } catch (WrongResultException wrong) {
      System.err.println("Wrong: " + wrong.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    createZone();
    out.println("| | changes a second | until told, p50 | p99 | longest | heap a watch |");
    out.println("|---|--:|--:|--:|--:|--:|");
    long heapBefore = heapAfterCollection();
    put(0);
    row("no watch", writeFor(new Told(0), SPAN), 0);
    try (WatchFleet fleet =
        watch(number -> Selection.newBuilder().addNames(name(number)).build())) {
      long heap = (heapAfterCollection() - heapBefore) / watches;
      row("%d watches, a name each".formatted(watches), writeFor(fleet.told(), SPAN), heap);
    }
    try (WatchFleet fleet = watch(_ -> Selection.newBuilder().setZone(ZONE).build())) {
      long heap = (heapAfterCollection() - heapBefore) / watches;
      row("%d watches of the whole zone".formatted(watches), changeForAll(fleet.told()), heap);
    }
  }

  private record Result(double perSecond, long[] nanos) {
    String quantile(double share) {
      return nanos.length == 0
          ? ""
          : "%.1f ms"
              .formatted(nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6);
    }
  }

  private void row(String what, Result result, long heap) {
    out.printf(
        "| %s | %.0f | %s | %s | %s | %s |%n",
        what,
        result.perSecond(),
        result.quantile(0.5),
        result.quantile(0.99),
        result.quantile(1),
        heap == 0 ? "" : "%d octets".formatted(heap));
  }

  private WatchFleet watch(IntFunction<Selection> selections) throws InterruptedException {
    return WatchFleet.open(cluster.nodes().getFirst().grpcAddress(), watches, selections);
  }

  /// One change after the other, each told to one watch; the time from before the change until it
  /// was told.
  private Result writeFor(Told told, Duration span) throws InterruptedException {
    long[] nanos = new long[1_000_000];
    int changes = 0;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < span.toNanos()) {
      long before = System.nanoTime();
      long revision = put(ThreadLocalRandom.current().nextInt(watches));
      if (told.expected() > 0) {
        nanos[changes] = told.await(revision, 1) - before;
      }
      changes++;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Result(
        changes / seconds,
        sorted(told.expected() > 0 ? Arrays.copyOf(nanos, changes) : new long[0]));
  }

  /// Changes that each watch has to be told; the time from before the change until the last was.
  private Result changeForAll(Told told) throws InterruptedException {
    long[] nanos = new long[CHANGES_FOR_ALL];
    long begun = System.nanoTime();
    for (int i = 0; i < CHANGES_FOR_ALL; i++) {
      long before = System.nanoTime();
      nanos[i] = told.await(put(0), watches) - before;
    }
    return new Result(CHANGES_FOR_ALL / ((System.nanoTime() - begun) / 1e9), sorted(nanos));
  }

  private static long[] sorted(long[] nanos) {
    Arrays.sort(nanos);
    return nanos;
  }

  private static String name(int number) {
    return "host-%d.%s".formatted(number, ZONE);
  }

  private long put(int number) {
    written++;
    return writer
        .recordSets()
        .put(
            PutRecordSetsRequest.newBuilder()
                .addRecordSets(
                    RecordSet.newBuilder()
                        .setName(name(number))
                        .setType("A")
                        .setTtlSeconds(written)
                        .addValues("192.0.2.1"))
                .build())
        .getHeader()
        .getRevision();
  }

  private void createZone() {
    RecordSet nameServers =
        RecordSet.newBuilder()
            .setType("NS")
            .setTtlSeconds(3600)
            .addValues("ns1.example.net.")
            .build();
    writer
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
                .addApex(nameServers)
                .build());
  }

  /// What the watched node's heap holds that is no garbage.
  private long heapAfterCollection() throws IOException, InterruptedException {
    String jcmd = System.getProperty("java.home") + "/bin/jcmd";
    String pid = Long.toString(cluster.nodes().getFirst().pid());
    if (new ProcessBuilder(jcmd, pid, "GC.run").start().waitFor() != 0) {
      throw new IOException("jcmd could not have the node's garbage collected");
    }
    return cluster.nodes().getFirst().memory().heapBytes();
  }
}
