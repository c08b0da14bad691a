package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.Strace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The disk of one node takes its time before it says that anything is safe.
record SlowDisk() implements Fault {

  private static final int DELAY_MILLIS = 200;

  @Override
  public String name() {
    return "slow-disk";
  }

  @Override
  public String words() {
    return "every fdatasync of one node %d ms late".formatted(DELAY_MILLIS);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.STRACE);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.one(world, chance, SlowDisk::slowDown);
  }

  private static Optional<Injury> slowDown(NodeProcess node) throws Exception {
    Strace strace =
        Strace.attach(
            node.pid(),
            Path.of("/dev/null"),
            List.of(
                "-e",
                "trace=fdatasync",
                "-e",
                "inject=fdatasync:delay_enter=%d".formatted(1000 * DELAY_MILLIS)));
    return Optional.of(new Injury(node.id(), strace::close));
  }
}
