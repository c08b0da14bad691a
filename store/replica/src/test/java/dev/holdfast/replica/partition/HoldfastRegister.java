package dev.holdfast.replica.partition;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.DomainName;
import dev.holdfast.replica.RatisReplica;
import dev.holdfast.replica.ReplicaConfig;
import dev.holdfast.replica.Standing;
import dev.holdfast.replica.Story;
import java.util.concurrent.CompletableFuture;

/// An address of an endpoint, in Holdfast.
record HoldfastRegister(RatisReplica replica) implements Register {

  private static final DomainName NAME = Story.endpoint(1);

  static HoldfastRegister start(ReplicaConfig config) {
    return new HoldfastRegister(RatisReplica.start(config));
  }

  @Override
  public boolean leads() {
    return replica.standing().role() == Standing.Role.LEADER;
  }

  @Override
  public CompletableFuture<?> write(int value) {
    boolean first = replica.applied().state().zones().find(Story.ZONE).isEmpty();
    return first
        ? submit(Story.createZone(Story.ZONE)).thenCompose(_ -> submit(Story.put(NAME, value)))
        : submit(Story.put(NAME, value));
  }

  private CompletableFuture<?> submit(Command command) {
    return replica.submit(Request.of("partition", command));
  }

  @Override
  public CompletableFuture<Integer> read() {
    return replica
        .confirm()
        .thenCompose(replica::awaitApplied)
        .thenApply(applied -> Story.valueAt(applied.state(), NAME));
  }

  @Override
  public void handOver(String node) {
    throw new UnsupportedOperationException("the other register follows this one");
  }

  @Override
  public void close() {
    replica.close();
  }
}
