package dev.holdfast.chaos.bench;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.client.HoldfastClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The life of a large zone in a cluster of three nodes: imported from a file, answered, changed as
/// a whole by one plan, answered, exported, and still there when all nodes have been restarted.
///
/// `java -cp 'store/cli/target/holdfast/lib/*' dev.holdfast.chaos.bench.RealInput [ENDPOINTS]`
public final class RealInput {

  private static final int ENDPOINTS = 10_000;

  /// As `holdfast up` runs a node, with room for the zone.
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  /// From so many endpoints on nodes run as the distribution starts them, with this much heap.
  private static final int MANY_ENDPOINTS = 50_000;

  private static final String LARGE_HEAP = "-Xmx4g";

  private static final Function<Long, String> ANSWERED =
      count -> "%d answers as planned".formatted(count);
  private static final Function<Long, String> EXPORTED =
      count -> "%d endpoints, equal to what went in".formatted(count);

  private static final Function<String, String> STATE =
      hash -> "state %s on all three".formatted(hash.substring(0, 8));

  private RealInput() {}

  /// Prints a table. Ends with 0 when every step was right, with 1 when one was not, and with 2
  /// when it was called wrongly.
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 1 || (args.length == 1 && !args[0].matches("[1-9][0-9]{0,6}"))) {
      System.err.println("usage: RealInput [ENDPOINTS], 1 to 9999999");
      System.exit(2);
    }
    try {
      run(
          args.length == 1 ? Integer.parseInt(args[0]) : ENDPOINTS,
          new PrintWriter(System.out, true));
    } catch (WrongResultException wrong) {
      System.err.println("Wrong: " + wrong.getMessage());
      System.exit(1);
    }
  }

  private static ClusterOptions nodes(int endpoints) {
    if (endpoints < MANY_ENDPOINTS) {
      return ClusterOptions.small("real-input").withJvm(JVM);
    }
    ClusterOptions distributed = ClusterOptions.asDistributed("real-input");
    return distributed.withJvm(
        Stream.concat(distributed.jvm().stream(), Stream.of(LARGE_HEAP)).toList());
  }

  /// @throws WrongResultException if a step comes to something else than it should
  static void run(int endpoints, PrintWriter out) throws IOException, InterruptedException {
    StepTable table = new StepTable(out);
    ClusterOptions options = nodes(endpoints);
    LargeZone first =
        table.step(
            "generate and read the zone file",
            () -> LargeZone.generate(endpoints, 1),
            zone -> "%d record sets".formatted(zone.file().recordSets()));
    LargeZone second = LargeZone.generate(endpoints, 2);
    try (Cluster cluster =
            table.step("start three nodes", () -> Cluster.start(options), _ -> "all are ready");
        HoldfastClient client = cluster.client("real-input")) {
      table.weigh(cluster.nodes());
      live(new LargeZoneSteps(cluster, client), table, first, second);
    }
  }

  private static void live(LargeZoneSteps steps, StepTable table, LargeZone first, LargeZone second)
      throws IOException, InterruptedException {
    Function<Long, String> sealed = generation -> "plan %d is sealed".formatted(generation);
    long imported =
        table.step("submit the file as a plan, in chunks", () -> steps.submit(first), sealed);
    table.step(
        "import it: live in one log entry",
        () -> steps.importZone(first, imported),
        count -> "live at %d endpoints".formatted(count));
    table.step("ask every node for every name", () -> steps.ask(first), ANSWERED);
    table.step("export", () -> steps.export(first), EXPORTED);
    long changing =
        table.step("submit a plan that changes them all", () -> steps.submit(second), sealed);
    table.step(
        "enact it atomically",
        () -> steps.enact(changing),
        count -> "live at %d endpoints".formatted(count));
    table.step(
        "until every node answers it",
        () -> steps.await(second),
        count -> "answered by %d nodes".formatted(count));
    table.step("ask every node for every name", () -> steps.ask(second), ANSWERED);
    table.step("export", () -> steps.export(second), EXPORTED);
    String hash = table.step("stop all three nodes", steps::stop, STATE);
    table.step("start them again", () -> steps.start(hash), STATE);
    table.step("ask every node for every name", () -> steps.ask(second), ANSWERED);
    table.step("export", () -> steps.export(second), EXPORTED);
  }
}
