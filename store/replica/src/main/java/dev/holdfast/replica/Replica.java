package dev.holdfast.replica;

import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.checkup.Checkup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// This node's copy of the store.
public interface Replica extends AutoCloseable {

  /// Puts a request through the log. Only the leader can: elsewhere, and while there is no leader,
  /// the future fails with [NotLeaderException] and nothing has happened. A command that is newer
  /// than the format version in use is refused without going there.
  ///
  /// The future fails with [OutcomeUnknownException] when the request went into the log and
  /// leadership or time was lost before it was applied: it may or may not take effect. It fails
  /// with [RequestTooLargeException] before anything happens when the encoded request is above the
  /// limit, and with [AlarmException] when it would add to the store while there is an alarm.
  CompletableFuture<Committed> submit(Request request);

  /// What this node has applied so far, at one moment. Never waits, works without a quorum.
  Applied applied();

  /// What this node has applied and will still know after a power cut: a moment behind [#applied],
  /// and what DNS is answered from, so that its answers never go back. Never waits, works without a
  /// quorum.
  Applied lasting();

  /// At the leader: the log index that a linearizable read which begins now must have applied, once
  /// a majority has said that this node still leads. Many that come together share one round of
  /// asking. Fails with [NotLeaderException] elsewhere.
  CompletableFuture<Long> confirm();

  /// Completes with the applied state as soon as this node has applied log index `index`.
  CompletableFuture<Applied> awaitApplied(long index);

  /// This node's place in the cluster as it knows it now.
  Standing standing();

  /// Who belongs to the cluster, and how that is changed.
  Members members();

  /// Which format version is in use.
  FormatStanding formats();

  /// How this node's snapshots have fared.
  SnapshotTally snapshots();

  /// Whether the copies of all members are equal and there is room, as this node last saw it.
  Checkup checkup();

  /// Calls `listener` after each applied request, in log order, on the apply thread: it must be
  /// quick and must not throw. [#applied] is then at least as new as what the listener is told.
  /// Returns what to close to stop that.
  AutoCloseable listen(Consumer<Step> listener);

  /// One request's effect, as listeners see it; its events carry the revision of `after`. A log
  /// entry may hold several requests, and then there are as many steps. What a snapshot brought is
  /// told as one step without events whose `before` and `after` are both the new state: its
  /// `before` is not the `after` that a listener saw last.
  record Step(State before, State after, List<Event> events) {}

  @Override
  void close();
}
