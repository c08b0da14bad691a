package dev.holdfast.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One owner name's live contents and the contents before them, newest first.
///
/// An endpoint whose contents are empty has been retired. It stays in its zone, because its
/// generation must outlive its records: a late plan is older than the retirement too.
///
/// @param removals see [Removals]
public record Endpoint(Live live, List<Live> history, Removals removals) {

  public Endpoint {
    history = List.copyOf(history);
  }

  /// An endpoint that has had no contents before.
  public static Endpoint first(Live live) {
    return new Endpoint(live, List.of(), Removals.NONE);
  }

  /// This endpoint with `next` live. This is the write, and the fence stands in it.
  ///
  /// @param historyLimit how many earlier contents to keep
  /// @throws IllegalStateException if `next` is not newer than what is live: a broken invariant of
  ///   the store, since a command that asks for this is refused before
  public Endpoint enact(Live next, int historyLimit) {
    if (next.generation() <= live.generation()) {
      throw new IllegalStateException(
          "generation %d would replace generation %d"
              .formatted(next.generation(), live.generation()));
    }
    return new Endpoint(next, past(historyLimit), removals);
  }

  private List<Live> past(int limit) {
    if (limit == 0) {
      return List.of();
    }
    List<Live> past = new ArrayList<>(Math.min(history.size() + 1, limit));
    past.add(live);
    past.addAll(history.subList(0, Math.min(history.size(), limit - 1)));
    return past;
  }

  public Endpoint with(Removals counted) {
    return counted.equals(removals) ? this : new Endpoint(live, history, counted);
  }

  public boolean isRetired() {
    return live.contents().isEmpty();
  }

  /// The contents that were live before the present ones, if any.
  public Optional<Live> previous() {
    return history.stream().findFirst();
  }

  /// The contents of `generation` if they are live or still in the history.
  public Optional<Live> at(long generation) {
    if (live.generation() == generation) {
      return Optional.of(live);
    }
    return history.stream().filter(past -> past.generation() == generation).findFirst();
  }
}
