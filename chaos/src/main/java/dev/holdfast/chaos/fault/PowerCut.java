package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.LogFile;
import dev.holdfast.chaos.disk.Strace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Power fails: nodes are gone, and with them all of their logs that no fdatasync had made safe.
record PowerCut(Victims victims) implements Fault {

  private static final int SYNC_MILLIS = 150;
  private static final int LOOK_MILLIS = 1500;

  private record Traced(NodeProcess node, LogFile log, Path calls, Strace strace) {}

  @Override
  public String name() {
    return "power-cut-" + victims.suffix();
  }

  @Override
  public String words() {
    return "power cut at %s: what was not synchronised is lost".formatted(victims);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.STRACE);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    List<NodeProcess> nodes = world.grasp(victims, chance);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    List<Traced> traced = new ArrayList<>();
    for (NodeProcess node : nodes) {
      traced.add(trace(node));
    }
    Thread.sleep(LOOK_MILLIS);
    nodes.parallelStream().forEach(NodeProcess::kill);
    long lost = 0;
    for (Traced each : traced) {
      lost += lose(each);
    }
    return Optional.of(
        new Injury(
            "%s, %d octets".formatted(Grasped.names(nodes), lost),
            () -> {
              nodes.forEach(NodeProcess::start);
              world.letGo(nodes);
            }));
  }

  private static Traced trace(NodeProcess node) throws IOException, InterruptedException {
    LogFile log = LogFile.of(node.dataFolder());
    Path calls = node.dataFolder().resolveSibling("power-cut.strace");
    List<String> options =
        List.of(
            "-P",
            log.path().toString(),
            "-e",
            "trace=write,fdatasync",
            "-e",
            "inject=fdatasync:delay_enter=%d".formatted(1000 * SYNC_MILLIS));
    return new Traced(node, log, calls, Strace.attach(node.pid(), calls, options));
  }

  /// Where the node has begun another file meanwhile, of which nothing was seen, nothing is lost.
  private static long lose(Traced traced) throws IOException {
    traced.strace().close();
    Path data = traced.node().dataFolder();
    Files.deleteIfExists(data.resolve("applied"));
    if (!LogFile.of(data).equals(traced.log())) {
      return 0;
    }
    long octets = LogFile.unsynchronised(traced.strace().lines());
    traced.log().lose(octets);
    return octets;
  }
}
