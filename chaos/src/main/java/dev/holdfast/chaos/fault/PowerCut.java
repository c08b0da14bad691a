package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.disk.WriteCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Power fails: nodes are gone, and with them all that no fdatasync had made safe.
record PowerCut(Victims victims) implements Fault {

  private static final int LOOK_MILLIS = 1500;

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
    List<WriteCache> caches = new ArrayList<>();
    for (NodeProcess node : nodes) {
      caches.add(WriteCache.of(node.pid(), node.dataFolder()));
    }
    Thread.sleep(LOOK_MILLIS);
    nodes.parallelStream().forEach(NodeProcess::kill);
    long lost = 0;
    for (WriteCache cache : caches) {
      lost += cache.lose();
    }
    return Optional.of(
        new Injury(
            "%s, %d octets".formatted(Grasped.names(nodes), lost),
            () -> {
              nodes.forEach(NodeProcess::start);
              world.letGo(nodes);
            }));
  }
}
