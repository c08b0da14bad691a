package dev.holdfast.replica;

import dev.holdfast.protocol.State;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node has applied, for all who look at it. One thread publishes; anyone reads, waits or
/// listens. A reader gets one immutable value and never a lock.
final class Publication {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  private record Waiter(long index, CompletableFuture<Applied> future) {}

  private final Executor completions;
  private final List<Consumer<Replica.Step>> listeners = new CopyOnWriteArrayList<>();
  private final PriorityQueue<Waiter> waiters =
      new PriorityQueue<>(Comparator.comparingLong(Waiter::index));
  private volatile Applied applied;

  /// @param completions runs what waits for an index, so that it cannot hold up the log
  Publication(Applied initial, Executor completions) {
    this.applied = initial;
    this.completions = completions;
  }

  Applied applied() {
    return applied;
  }

  /// Makes the effect of the log up to `index` visible, then tells listeners, then those who wait.
  void publish(long index, State state, List<Replica.Step> steps) {
    Applied published = new Applied(index, state);
    applied = published;
    for (Replica.Step step : steps) {
      for (Consumer<Replica.Step> listener : listeners) {
        tell(listener, step);
      }
    }
    release(published);
  }

  /// A listener that breaks its promise must not stop the log on one node and not on another.
  private static void tell(Consumer<Replica.Step> listener, Replica.Step step) {
    try {
      listener.accept(step);
    } catch (RuntimeException broken) {
      LOG.error("A listener threw at revision {} and missed it", step.after().revision(), broken);
    }
  }

  private void release(Applied published) {
    synchronized (waiters) {
      while (!waiters.isEmpty() && waiters.peek().index() <= published.index()) {
        waiters.poll().future().completeAsync(() -> published, completions);
      }
    }
  }

  CompletableFuture<Applied> await(long index) {
    synchronized (waiters) {
      Applied now = applied;
      if (now.index() >= index) {
        return CompletableFuture.completedFuture(now);
      }
      Waiter waiter = new Waiter(index, new CompletableFuture<>());
      waiters.add(waiter);
      return waiter.future();
    }
  }

  AutoCloseable listen(Consumer<Replica.Step> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Fails all who wait: nothing will be applied any more.
  void close(RuntimeException reason) {
    synchronized (waiters) {
      waiters.forEach(waiter -> waiter.future().completeExceptionally(reason));
      waiters.clear();
    }
  }
}
