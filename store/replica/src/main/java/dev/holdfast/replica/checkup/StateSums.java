package dev.holdfast.replica.checkup;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.StateSum;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sum of this node's state at every log index of late, beside the apply thread.
///
/// A sum is carried from entry to entry by what the entry changed. What it starts from, the sum of
/// a whole state, is counted by another thread meanwhile, so that a node with a large state neither
/// starts later nor stops applying for it; until then nobody is told a sum. The same count is made
/// again from time to time ([#recount]): where it differs from what was carried, it is the one that
/// counts, because it is what this node would answer from. Whether that is still what the others
/// have, comparing tells.
public final class StateSums implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateSums.class);

  /// Entries that may wait to be summed up; the apply thread waits where there are more.
  private static final int QUEUE = 1024;

  /// Sums that are kept.
  private static final int KEPT = 8192;

  private sealed interface Work {}

  private record Entry(long index, State before, State after) implements Work {}

  private record Beginning(long index, State state) implements Work {}

  private record Recount() implements Work {}

  /// @param counted the sum of the state at a moment
  /// @param carried what was carried to at that moment
  private record Counted(long run, long index, StateSum counted, StateSum carried)
      implements Work {}

  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
  private final ExecutorService counting;
  private final Thread thread;

  // What follows is written by the thread, under the lock.
  private final StateSum[] carriedAt = new StateSum[KEPT];
  private final long[] indexAt = new long[KEPT];
  private long run;
  private long last;
  private State state;
  private StateSum carried = StateSum.ZERO;
  private Optional<StateSum> base = Optional.empty();
  private boolean underWay;
  private long recounted = -1;
  private long miscounts;

  /// @param index up to which `state` has been applied
  public StateSums(String node, long index, State state) {
    begin(new Beginning(index, state));
    counting =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("state-count-" + node).factory());
    thread = Thread.ofPlatform().daemon().name("state-sum-" + node).start(this::run);
    recount();
  }

  /// An entry was applied. Called for every index, on the apply thread.
  public void applied(long index, State before, State after) {
    put(new Entry(index, before, after));
  }

  /// The state was replaced by another one.
  public void begin(long index, State replaced) {
    put(new Beginning(index, replaced));
    recount();
  }

  /// Has the whole state counted anew.
  public void recount() {
    put(new Recount());
  }

  private void put(Work work) {
    try {
      queue.put(work);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Work work = queue.take();
        try {
          carryOut(work);
        } catch (RuntimeException broken) {
          LOG.error("The state could not be summed up; it is counted anew", broken);
          restart(work);
        }
      }
    } catch (InterruptedException closing) {
      // Nobody asks any more.
    }
  }

  private void carryOut(Work work) {
    switch (work) {
      case Entry entry -> add(entry);
      case Beginning beginning -> begin(beginning);
      case Recount _ -> count();
      case Counted counted -> take(counted);
    }
  }

  private void add(Entry entry) {
    StateSum changed =
        entry.before() == entry.after()
            ? StateSum.ZERO
            : StateSum.difference(entry.before(), entry.after());
    synchronized (this) {
      carried = carried.plus(changed);
      state = entry.after();
      keep(entry.index());
    }
  }

  private synchronized void begin(Beginning beginning) {
    run++;
    state = beginning.state();
    carried = StateSum.ZERO;
    Arrays.fill(indexAt, Long.MIN_VALUE);
    keep(beginning.index());
    base = Optional.empty();
    recounted = -1;
    underWay = false;
  }

  private synchronized void restart(Work broken) {
    begin(
        broken instanceof Entry entry
            ? new Beginning(entry.index(), entry.after())
            : new Beginning(last, state));
    count();
  }

  private synchronized void count() {
    if (!underWay) {
      underWay = true;
      long of = run;
      long at = last;
      State counted = state;
      StateSum carriedThen = carried;
      counting.execute(() -> put(new Counted(of, at, StateSum.of(counted), carriedThen)));
    }
  }

  private synchronized void take(Counted count) {
    if (count.run() != run) {
      return;
    }
    underWay = false;
    StateSum counted = count.counted().minus(count.carried());
    if (base.isPresent() && !base.get().equals(counted)) {
      miscounts++;
      LOG.error(
          "The state at log index {}, counted anew, is not what the changes before it come to: memory went bad, or"
              + " something changed it that should not; the others' copies tell which",
          count.index());
    }
    base = Optional.of(counted);
    recounted = count.index();
  }

  private void keep(long index) {
    last = index;
    carriedAt[place(index)] = carried;
    indexAt[place(index)] = index;
  }

  private static int place(long index) {
    return (int) Math.floorMod(index, (long) KEPT);
  }

  /// The last index that was summed up.
  public synchronized long last() {
    return last;
  }

  /// The sum at `index`, where it is known and still kept.
  public synchronized Optional<StateSum> at(long index) {
    return indexAt[place(index)] == index
        ? base.map(from -> from.plus(carriedAt[place(index)]))
        : Optional.empty();
  }

  /// The same as one value to compare.
  public Optional<Digest> digestAt(long index) {
    return at(index).map(StateSum::digest);
  }

  /// The last index at which the whole state was counted; -1 before the first time.
  public synchronized long recounted() {
    return recounted;
  }

  /// How often counting found something else than was carried.
  public synchronized long miscounts() {
    return miscounts;
  }

  @Override
  public void close() {
    thread.interrupt();
    counting.shutdownNow();
  }
}
