package dev.holdfast.replica;

import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Puts waiting requests into log entries, one thread, in the order they came.
///
/// Entries are what the log costs, so whatever came in while an entry was being appended goes into
/// the next one together; a request that finds nobody waiting goes alone and at once. Reads that
/// want to be confirmed ride on the next entry too: it is appended after they came, so once it is
/// committed this node still led after they came. Where no write is waiting the entry is empty.
final class Batcher implements AutoCloseable {

  /// Entries that may be on their way at a time.
  private static final int ENTRIES_UNDER_WAY = 8;

  /// Requests in one entry: bounds how long one entry holds up the apply thread.
  private static final int REQUESTS_PER_ENTRY = 512;

  /// Octets of all requests that may wait for an entry.
  private static final long WAITING_OCTETS = 64L << 20;

  private final Proposals proposals;
  private final InstantSource clock;
  private final Deque<Submission> waiting = new ArrayDeque<>();
  private final Semaphore underWay = new Semaphore(ENTRIES_UNDER_WAY);
  private final Thread sender;
  private long waitingOctets;
  private boolean closed;

  /// @param clock the leader's stamps
  Batcher(String node, Proposals proposals, InstantSource clock) {
    this.proposals = proposals;
    this.clock = clock;
    this.sender = Thread.ofPlatform().daemon().name("batcher-" + node).start(this::run);
  }

  /// Takes a submission on its way into the log.
  void add(Submission submission) {
    synchronized (waiting) {
      if (closed) {
        submission.notDone("this node is stopping");
        return;
      }
      if (waitingOctets + submission.size() > WAITING_OCTETS) {
        submission.fail(
            new OverloadedException(
                "%d octets of requests wait for the log and at most %d may; try again shortly"
                    .formatted(waitingOctets, WAITING_OCTETS)));
        return;
      }
      waitingOctets += submission.size();
      waiting.add(submission);
      waiting.notifyAll();
    }
  }

  private void run() {
    try {
      while (true) {
        underWay.acquire();
        List<Submission> batch = nextBatch();
        if (batch.isEmpty()) {
          underWay.release();
        } else {
          send(batch);
        }
      }
    } catch (InterruptedException closing) {
      drain();
    }
  }

  /// Waits for submissions and takes as many as one entry may hold; those given up meanwhile are
  /// left out, so that what was reported as not done is never done.
  private List<Submission> nextBatch() throws InterruptedException {
    List<Submission> batch = new ArrayList<>();
    long octets = 0;
    synchronized (waiting) {
      while (waiting.isEmpty()) {
        waiting.wait();
      }
      while (!waiting.isEmpty()
          && batch.size() < REQUESTS_PER_ENTRY
          && (batch.isEmpty()
              || octets + waiting.peek().size() <= RatisReplica.MAX_REQUEST_OCTETS)) {
        Submission next = waiting.poll();
        waitingOctets -= next.size();
        if (next.take()) {
          octets += next.size();
          batch.add(next);
        }
      }
    }
    return batch;
  }

  private void send(List<Submission> batch) {
    List<EncodedRequest> requests =
        batch.stream().flatMap(submission -> submission.request().stream()).toList();
    Proposal proposal = new Proposal(LogEntry.encode(clock.instant(), requests));
    proposals
        .propose(proposal)
        .whenComplete((replies, failure) -> {
          underWay.release();
          if (failure == null) {
            settle(batch, replies);
          } else {
            batch.forEach(it -> it.failed(proposal.mayHaveBeenAppended(), failure));
          }
        });
  }

  private static void settle(List<Submission> batch, Replies replies) {
    int offset = 0;
    for (Submission submission : batch) {
      submission.done(replies, offset);
      offset += submission.request().isPresent() ? 1 : 0;
    }
  }

  private void drain() {
    synchronized (waiting) {
      waiting.forEach(submission -> submission.notDone("this node is stopping"));
      waiting.clear();
    }
  }

  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
    }
    sender.interrupt();
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
