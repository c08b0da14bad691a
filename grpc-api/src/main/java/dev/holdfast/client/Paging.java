package dev.holdfast.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A paged list as one lazy stream: the next page is fetched when the one before is used up.
final class Paging<P, T> implements Iterator<T> {

  private final Function<String, P> fetch;
  private final Function<P, List<T>> entries;
  private final Function<P, String> nextToken;
  private final Queue<T> page = new ArrayDeque<>();
  private String token = "";
  private boolean last;

  private Paging(
      Function<String, P> fetch, Function<P, List<T>> entries, Function<P, String> nextToken) {
    this.fetch = fetch;
    this.entries = entries;
    this.nextToken = nextToken;
  }

  /// @param fetch the page for a token; the first one's token is empty
  /// @param nextToken the token in a page; empty in the last one
  static <P, T> Stream<T> stream(
      Function<String, P> fetch, Function<P, List<T>> entries, Function<P, String> nextToken) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Paging<>(fetch, entries, nextToken), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !last) {
      P fetched = fetch.apply(token);
      page.addAll(entries.apply(fetched));
      token = nextToken.apply(fetched);
      last = token.isEmpty();
    }
    return !page.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has ended");
    }
    return page.remove();
  }
}
