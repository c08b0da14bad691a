package dev.holdfast.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A stream of changes that outlives the connections it comes over. When one breaks or falls silent
/// the watch goes on at another node after the last revision it delivered: in order, nothing left
/// out, nothing twice.
///
/// One exception: what `current_first` asked for is told from its beginning again when the stream
/// breaks before the bookmark that ends it.
///
/// Bookmarks, events that tell no change, are delivered like all others. A watch is read by one
/// thread; any thread may close it.
public sealed interface Watch<E> extends AutoCloseable permits ResumingWatch {

  /// The next event, or nothing if none came within `wait` or the watch is closed.
  ///
  /// @throws HistoryGoneException if the nodes no longer remember where to go on; the watch is
  ///   closed
  /// @throws HoldfastException if it was refused for another reason that lasts; the watch is closed
  Optional<E> next(Duration wait) throws InterruptedException;

  /// Hands all events to `consumer` until the watch is closed.
  default void forEach(Consumer<? super E> consumer) throws InterruptedException {
    while (!isClosed()) {
      next(Duration.ofSeconds(1)).ifPresent(consumer);
    }
  }

  /// The revision up to which everything has been delivered.
  long revision();

  boolean isClosed();

  @Override
  void close();
}
