package dev.holdfast.replica.partition;

import java.util.concurrent.CompletableFuture;

/// One value, replicated in one way or the other, as one node sees it.
interface Register extends AutoCloseable {

  /// Whether this node believes that it leads.
  boolean leads();

  /// Completes when the write is acknowledged.
  CompletableFuture<?> write(int value);

  /// What a linearizable read that begins now finds.
  CompletableFuture<Integer> read();

  /// Asks for `node` to lead instead of this one.
  void handOver(String node);

  @Override
  void close();
}
