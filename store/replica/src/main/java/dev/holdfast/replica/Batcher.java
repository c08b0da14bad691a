package dev.holdfast.replica;

import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Puts waiting requests into log entries, one thread, in the order they came; those of the fast
/// [Lane] first.
///
/// Entries are what the log costs, so whatever came in while an entry was being appended goes into
/// the next one together; a request that finds nobody waiting goes alone and at once.
final class Batcher implements AutoCloseable {

  /// Entries that may be on their way at a time.
  private static final int ENTRIES_UNDER_WAY = 8;

  /// Requests in one entry: bounds how long one entry holds up the apply thread.
  private static final int REQUESTS_PER_ENTRY = 512;

  private final Function<Proposal, CompletableFuture<Replies>> log;
  private final InstantSource clock;
  private final WaitingRoom waiting = new WaitingRoom();
  private final Semaphore underWay = new Semaphore(ENTRIES_UNDER_WAY);
  private final Thread sender;
  private volatile boolean closed;

  /// @param log puts an entry into the log, as [Proposals#propose] does
  /// @param clock the leader's stamps
  Batcher(String node, Function<Proposal, CompletableFuture<Replies>> log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
    this.sender = Thread.ofPlatform().daemon().name("batcher-" + node).start(this::run);
  }

  /// Takes a submission on its way into the log.
  void add(Submission submission) {
    waiting.add(submission);
  }

  private void run() {
    try {
      // Whatever the log does with an interrupt while it takes an entry, this ends.
      while (!closed) {
        underWay.acquire();
        List<Submission> batch = waiting.take(REQUESTS_PER_ENTRY, RatisReplica.MAX_REQUEST_OCTETS);
        if (batch.isEmpty()) {
          underWay.release();
        } else {
          send(batch);
        }
      }
    } catch (InterruptedException closing) {
      // It ends all the same.
    }
    waiting.clear();
  }

  private void send(List<Submission> batch) {
    List<EncodedRequest> requests = batch.stream().map(Submission::request).toList();
    Proposal proposal = new Proposal(LogEntry.encode(clock.instant(), requests));
    log.apply(proposal)
        .whenComplete((replies, failure) -> {
          underWay.release();
          waiting.landed(batch);
          if (failure == null) {
            settle(batch, replies);
          } else {
            batch.forEach(it -> it.failed(proposal.mayHaveBeenAppended(), failure));
          }
        });
  }

  private static void settle(List<Submission> batch, Replies replies) {
    for (int offset = 0; offset < batch.size(); offset++) {
      batch.get(offset).done(replies, offset);
    }
  }

  @Override
  public void close() {
    waiting.close();
    closed = true;
    sender.interrupt();
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
