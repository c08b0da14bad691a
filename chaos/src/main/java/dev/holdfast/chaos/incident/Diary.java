package dev.holdfast.chaos.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// What the enactors of one side have told of their steps, in order: counted from, and waited for.
///
/// @param <S> the kinds of steps
final class Diary<S> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Entry<S>> entries = new ArrayList<>();

  private record Entry<S>(Actor enactor, S step) {}

  synchronized void add(Actor enactor, S step) {
    entries.add(new Entry<>(enactor, step));
    notifyAll();
  }

  /// The steps of this kind that one enactor has told.
  synchronized <T extends S> Stream<T> steps(Actor by, Class<T> kind) {
    return entries.stream()
        .filter(entry -> entry.enactor() == by && kind.isInstance(entry.step()))
        .map(entry -> kind.cast(entry.step()))
        .toList()
        .stream();
  }

  /// Returns when a step of this kind that `is` the one waited for has been told, be it before this
  /// call.
  ///
  /// @param what for the message, where it does not come: `enactor B to be done with plan 3`
  synchronized <T extends S> T await(String what, Class<T> kind, BiPredicate<Actor, T> is)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    while (true) {
      for (; seen < entries.size(); seen++) {
        Entry<S> entry = entries.get(seen);
        if (kind.isInstance(entry.step()) && is.test(entry.enactor(), kind.cast(entry.step()))) {
          return kind.cast(entry.step());
        }
      }
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new TimeoutException(
            "waited %d s in vain for %s".formatted(PATIENCE.toSeconds(), what));
      }
      wait(left);
    }
  }
}
