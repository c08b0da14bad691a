package dev.holdfast.replica;

import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// This node's copy of the store.
public interface Replica extends AutoCloseable {

  /// Puts a request through the log. Only the leader can: elsewhere, and while there is no leader,
  /// the future fails with [NotLeaderException] and nothing has happened.
  ///
  /// The future fails with [OutcomeUnknownException] when the request went into the log and leadership or
  /// time was lost before it was applied: it may or may not take effect. It fails with
  /// [RequestTooLargeException] before anything happens when the encoded request is above the limit.
  CompletableFuture<Committed> submit(Request request);

  /// What this node has applied so far, at one moment. Never waits, works without a quorum.
  Applied applied();

  /// At the leader: the log index that a linearizable read must have applied, once the leader has
  /// proved through the log that it still leads. Fails with [NotLeaderException] elsewhere.
  CompletableFuture<Long> confirm();

  /// Completes with the applied state as soon as this node has applied log index `index`.
  CompletableFuture<Applied> awaitApplied(long index);

  /// This node's place in the cluster as it knows it now.
  Standing standing();

  /// Calls `listener` after each applied log entry, in log order, on the apply thread: it must be
  /// quick and must not throw. Returns what to close to stop that.
  AutoCloseable listen(Consumer<Step> listener);

  /// A log entry's effect, as listeners see it. Entries applied before a snapshot that this node
  /// installed are skipped; a listener sees that by `before` not being what it saw last.
  record Step(State before, State after, List<Event> events) {}

  @Override
  void close();
}
