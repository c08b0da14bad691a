package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.LogFile;
import dev.holdfast.chaos.disk.Strace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The disk of one node fails or is full. The node has to end by itself, with the code for that;
/// when it is healed it is started again.
record BrokenDisk(Kind kind) implements Fault {

  private static final int STOPPED_ITSELF = 70;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  enum Kind {
    FAILING("failing-disk", "fdatasync of one node fails (EIO)"),
    FULL("full-disk", "writes to the log of one node fail (ENOSPC)");

    private final String name;
    private final String words;

    Kind(String name, String words) {
      this.name = name;
      this.words = words;
    }

    private List<String> inject(LogFile log) {
      return switch (this) {
        case FAILING -> List.of("-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO");
        case FULL ->
            List.of(
                "-P",
                log.path().toString(),
                "-e",
                "trace=write,pwrite64",
                "-e",
                "inject=write,pwrite64:error=ENOSPC");
      };
    }
  }

  @Override
  public String name() {
    return kind.name;
  }

  @Override
  public String words() {
    return kind.words + "; it has to end by itself";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.STRACE);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.one(world, chance, this::breakUnder);
  }

  private Optional<Injury> breakUnder(NodeProcess node) throws Exception {
    Broken broken = new Broken(node);
    broken.look();
    return Optional.of(
        new Injury(
            node.id(),
            () -> {
              try {
                broken.awaitEnd();
              } finally {
                broken.strace.close();
                if (!node.isAlive()) {
                  node.start();
                }
              }
            }));
  }

  /// A disk that fails for a node, also when that has begun another file of its log.
  private final class Broken {
    private final NodeProcess node;
    private LogFile log;
    private Strace strace;

    private Broken(NodeProcess node) {
      this.node = node;
    }

    private void look() throws Exception {
      LogFile now = LogFile.of(node.dataFolder());
      if (!now.equals(log)) {
        if (strace != null) {
          strace.close();
        }
        log = now;
        strace = Strace.attach(node.pid(), Path.of("/dev/null"), kind.inject(now));
      }
    }

    private void awaitEnd() throws Exception {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (node.isAlive() && System.nanoTime() < deadline) {
        try {
          look();
        } catch (IOException | ClusterException problem) {
          if (node.isAlive()) {
            throw problem;
          }
        }
        Thread.sleep(LOOK_EVERY);
      }
      int code = node.awaitExit(AT_ONCE);
      if (code != STOPPED_ITSELF) {
        throw new ClusterException(
            "node %s ended with %d when its disk failed, not with %d"
                .formatted(node.id(), code, STOPPED_ITSELF));
      }
    }
  }
}
