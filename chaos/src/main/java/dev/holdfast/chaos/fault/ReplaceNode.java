package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.ClusterException;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.cluster.TemporaryFolder;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.PromoteMemberRequest;
import dev.holdfast.v1.RemoveMemberRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A node loses its disk, and a new one takes its place as a member.
record ReplaceNode() implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private interface Order {
    void give();
  }

  @Override
  public String name() {
    return "replace-node";
  }

  @Override
  public String words() {
    return "a node that loses its disk, and a new member in its place";
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) throws Exception {
    return Grasped.one(world, chance, lost -> begin(world, lost));
  }

  private static Optional<Injury> begin(World world, NodeProcess lost) throws Exception {
    lost.kill();
    new TemporaryFolder(lost.dataFolder()).delete();
    NodeProcess next = world.cluster().join(successor(lost.id()));
    Task replacing = Task.start("replace-node", () -> replace(world, lost, next));
    return Optional.of(new Injury("%s by %s".formatted(lost.id(), next.id()), replacing::await));
  }

  /// An id of a node that was removed does not come back: `a`, `a2`, `a3` ...
  private static String successor(String id) {
    return id.length() == 1 ? id + 2 : id.substring(0, 1) + (Integer.parseInt(id.substring(1)) + 1);
  }

  private static void replace(World world, NodeProcess lost, NodeProcess next)
      throws InterruptedException {
    try (HoldfastClient operator = world.cluster().client("operator")) {
      AddMemberRequest add =
          AddMemberRequest.newBuilder()
              .setNodeId(next.id())
              .setRaftAddress(next.raftAddress())
              .setGrpcAddress(next.grpcAddress())
              .setDnsAddress(next.dnsAddress().getHostString() + ":" + next.dnsAddress().getPort())
              .setHttpAddress(next.httpAddress())
              .build();
      insist(() -> operator.membership().add(add));
      insist(() ->
          operator
              .membership()
              .promote(PromoteMemberRequest.newBuilder().setNodeId(next.id()).build()));
      insist(() ->
          operator
              .membership()
              .remove(RemoveMemberRequest.newBuilder().setNodeId(lost.id()).build()));
    }
    world.cluster().forget(lost);
    world.welcome(next);
  }

  /// Each order may be given again, and is until it is carried out.
  private static void insist(Order order) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        order.give();
        return;
      } catch (HoldfastException notYet) {
        if (System.nanoTime() > deadline) {
          throw new ClusterException(
              "a node could not be replaced within %d s: %s"
                  .formatted(PATIENCE.toSeconds(), notYet.getMessage()));
        }
        Thread.sleep(PAUSE);
      }
    }
  }
}
