package dev.holdfast.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Submissions that wait for an entry of the log, each in its [Lane], within bounds: whoever finds
/// a lane full is sent away at once. In a lane they stay in the order they came.
///
/// An entry cannot overtake those that are under way. So bulk work also waits while there is much
/// of it under way, and what is in the fast lane never stands behind more than that.
final class WaitingRoom {

  private static final String STOPPING = "this node is stopping";

  /// Octets of bulk work that may be under way: the two largest requests there can be.
  private static final long BULK_UNDER_WAY = 2L * RatisReplica.MAX_REQUEST_OCTETS;

  /// Entries with bulk work that may be under way: one that is being agreed on, and one that is
  /// written and sent meanwhile. What waits then goes into the next one together; more of them
  /// would only be smaller, and entries are what costs. The second goes once it holds as many
  /// requests as the first: a smaller one would only be followed by smaller ones, and what waits
  /// for it waits for the first to land at most.
  private static final int BULK_ENTRIES_UNDER_WAY = 2;

  private final Map<Lane, Queue> lanes = new EnumMap<>(Lane.class);
  private long bulkUnderWay;
  private int bulkEntriesUnderWay;
  private int bulkRequestsUnderWay;
  private boolean closed;

  WaitingRoom() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new Queue(lane.octets()));
    }
  }

  synchronized void add(Submission submission) {
    if (closed) {
      submission.notDone(STOPPING);
    } else if (lanes.get(submission.lane()).add(submission) && mayTake()) {
      // Under load most come while nothing can be taken; whoever takes is woken by what landed.
      notifyAll();
    }
  }

  /// Waits for submissions and takes as many as one entry may hold, the fast lane's first; those
  /// given up meanwhile are left out, so that what was reported as not done is never done. What is
  /// taken is under way until [#landed].
  synchronized List<Submission> take(int submissions, long octets) throws InterruptedException {
    while (!mayTake()) {
      wait();
    }
    Batch batch = new Batch(submissions, octets);
    lanes.get(Lane.FAST).moveTo(batch);
    if (mayTakeBulk()) {
      lanes.get(Lane.BULK).moveTo(batch);
    }
    bulkUnderWay += bulkOctets(batch.taken);
    bulkEntriesUnderWay += bulkEntries(batch.taken);
    bulkRequestsUnderWay += bulkRequests(batch.taken);
    return batch.taken;
  }

  private boolean mayTake() {
    return !lanes.get(Lane.FAST).isEmpty() || mayTakeBulk();
  }

  private boolean mayTakeBulk() {
    Queue bulk = lanes.get(Lane.BULK);
    return !bulk.isEmpty()
        && bulkEntriesUnderWay < BULK_ENTRIES_UNDER_WAY
        && bulk.count() >= bulkRequestsUnderWay
        && bulkUnderWay + bulk.first().size() <= BULK_UNDER_WAY;
  }

  /// The entry made of what was taken is no longer under way, whatever became of it.
  synchronized void landed(List<Submission> taken) {
    bulkUnderWay -= bulkOctets(taken);
    bulkEntriesUnderWay -= bulkEntries(taken);
    bulkRequestsUnderWay -= bulkRequests(taken);
    if (mayTake()) {
      notifyAll();
    }
  }

  private static int bulkEntries(List<Submission> taken) {
    return taken.stream().anyMatch(submission -> submission.lane() == Lane.BULK) ? 1 : 0;
  }

  private static int bulkRequests(List<Submission> taken) {
    return (int) taken.stream().filter(submission -> submission.lane() == Lane.BULK).count();
  }

  private static long bulkOctets(List<Submission> taken) {
    return taken.stream()
        .filter(submission -> submission.lane() == Lane.BULK)
        .mapToLong(Submission::size)
        .sum();
  }

  /// Lets no more in.
  synchronized void close() {
    closed = true;
  }

  /// Sends away all who wait.
  synchronized void clear() {
    lanes.values().forEach(Queue::clear);
  }

  private static final class Batch {
    private final List<Submission> taken = new ArrayList<>();
    private final int places;
    private long octetsLeft;

    Batch(int places, long octetsLeft) {
      this.places = places;
      this.octetsLeft = octetsLeft;
    }

    /// The first one always fits.
    boolean hasRoomFor(Submission submission) {
      return taken.isEmpty() || (taken.size() < places && submission.size() <= octetsLeft);
    }

    void add(Submission submission) {
      if (submission.take()) {
        taken.add(submission);
        octetsLeft -= submission.size();
      }
    }
  }

  private static final class Queue {
    private final Deque<Submission> waiting = new ArrayDeque<>();
    private final long limitOctets;
    private long octets;

    Queue(long limitOctets) {
      this.limitOctets = limitOctets;
    }

    boolean isEmpty() {
      return waiting.isEmpty();
    }

    int count() {
      return waiting.size();
    }

    Submission first() {
      return waiting.element();
    }

    /// @return whether there was room
    boolean add(Submission submission) {
      if (octets + submission.size() > limitOctets) {
        submission.fail(
            new OverloadedException(
                "%d octets of requests wait for the log and at most %d may; try again shortly"
                    .formatted(octets, limitOctets)));
        return false;
      }
      octets += submission.size();
      return waiting.add(submission);
    }

    void moveTo(Batch batch) {
      while (!waiting.isEmpty() && batch.hasRoomFor(waiting.peek())) {
        Submission next = waiting.poll();
        octets -= next.size();
        batch.add(next);
      }
    }

    void clear() {
      waiting.forEach(submission -> submission.notDone(STOPPING));
      waiting.clear();
      octets = 0;
    }
  }
}
