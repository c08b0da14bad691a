package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A bit in the middle of a node's log is the other one. The node has to see that and not start;
/// when it is healed the bit is put right, and the node started again.
record DamagedLog() implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REFUSAL = "is damaged at octet";

  @Override
  public String name() {
    return "damaged-log";
  }

  @Override
  public String words() {
    return "a bit flipped in the log of one node; it has to refuse to start";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.one(world, chance, DamagedLog::damage);
  }

  private static Optional<Injury> damage(NodeProcess node) throws Exception {
    node.kill();
    LogFile log = LogFile.of(node.dataFolder());
    int middle = log.end() / 2;
    log.flip(middle);
    long told = Files.size(node.logFile());
    node.start();
    return Optional.of(
        new Injury(
            "%s, octet %d".formatted(node.id(), middle),
            () -> {
              try {
                awaitRefusal(node, told);
              } finally {
                log.flip(middle);
                node.start();
              }
            }));
  }

  /// @param told octets of what it had said before
  private static void awaitRefusal(NodeProcess node, long told)
      throws IOException, InterruptedException {
    try {
      int code = node.awaitExit(PATIENCE);
      String said = Files.readString(node.logFile()).substring((int) told);
      if (code == 0 || !said.contains(REFUSAL)) {
        throw new ClusterException(
            "node %s ended with %d, and did not say that its log is damaged"
                .formatted(node.id(), code));
      }
    } catch (ClusterException itRuns) {
      node.kill();
      throw itRuns;
    }
  }
}
