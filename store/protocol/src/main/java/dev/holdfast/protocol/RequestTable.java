package dev.holdfast.protocol;

import dev.holdfast.collection.Recent;
import dev.holdfast.record.Digest;
import io.vavr.collection.HashMap;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// The replies given to requests that had an id, so that a repeated request gets its reply again
/// and is not carried out twice. Bounded by [Limits#REMEMBERED_REQUESTS] and
/// [Limits#REQUEST_MEMORY]; what is forgotten can hurt nobody, because the fence does not rest on
/// it.
///
/// @param bySequence in the order they were remembered, which is the order they are forgotten in
/// @param sequenceById where to find an id
/// @param nextSequence the place of the next one
public record RequestTable(
    Recent<Entry> bySequence, HashMap<String, Long> sequenceById, long nextSequence) {

  /// How many expired entries one step forgets at most: more than it adds, so the table drains.
  private static final int FORGOTTEN_PER_STEP = 4;

  public static final RequestTable EMPTY = new RequestTable(Recent.empty(), HashMap.empty(), 0);

  /// @param body digest of the command that had this id
  public record Entry(String id, Digest body, Instant at, Reply reply) {}

  /// The table that holds these entries, oldest first, the last of which is followed by `next`.
  public static RequestTable of(Collection<Entry> oldestFirst, long next) {
    RequestTable table =
        new RequestTable(Recent.empty(), HashMap.empty(), next - oldestFirst.size());
    for (Entry entry : oldestFirst) {
      table = table.with(entry);
    }
    return table;
  }

  /// What was replied to the request of this id, if it is remembered.
  public Optional<Entry> find(String id) {
    return sequenceById.get(id).toJavaOptional().map(bySequence::get);
  }

  /// Replies given before this are forgotten, and none given later; absent while none ever was.
  ///
  /// @param now where nothing is remembered any more
  public Optional<Instant> forgottenBefore(Instant now) {
    if (bySequence.size() == nextSequence) {
      return Optional.empty();
    }
    return Optional.of(bySequence.isEmpty() ? now : oldest().at());
  }

  /// This table with one more reply, and less what it need not remember at `now`.
  RequestTable remember(Request.Key key, Reply reply, Instant now) {
    return with(new Entry(key.id(), key.body(), now, reply)).forget(now);
  }

  private RequestTable with(Entry entry) {
    return new RequestTable(
        bySequence.plus(nextSequence, entry),
        sequenceById.put(entry.id(), nextSequence),
        nextSequence + 1);
  }

  private RequestTable forget(Instant now) {
    RequestTable table = this;
    for (int i = 0; i < FORGOTTEN_PER_STEP && table.mayForgetOldest(now); i++) {
      table =
          new RequestTable(
              table.bySequence.withoutFirst(),
              table.sequenceById.remove(table.oldest().id()),
              table.nextSequence);
    }
    return table;
  }

  private Entry oldest() {
    return bySequence.get(bySequence.firstPlace());
  }

  private boolean mayForgetOldest(Instant now) {
    return bySequence.size() > Limits.REMEMBERED_REQUESTS
        || (!bySequence.isEmpty() && !oldest().at().plus(Limits.REQUEST_MEMORY).isAfter(now));
  }
}
