package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.Optional;

/// How many calls of a kind a node has room for at a time, as its refusals tell this client.
///
/// A node refuses at once what it has no room for, but a refusal takes a way there and back, and
/// where processors are scarce that is taken from calls that are served. So what would only be
/// refused is not sent. Nothing is limited before the first refusal; that sets the limit a little
/// below what was under way, each further one makes it a little smaller, and while more is asked
/// for it grows by one each time as many calls as it allows were served.
final class Room {

  private static final double LESS = 0.9;

  private int underWay;
  private double limit = Double.POSITIVE_INFINITY;
  private Duration pause = Duration.ZERO;

  /// For how many more served calls the limit counts as one that somebody ran into. Results come in
  /// bunches, so how much is under way when one comes does not tell.
  private long wanted;

  private Optional<Failure.OverLimit> full = Optional.empty();
  private int toldLimit;

  /// Numbers of calls. Those before `fresh` were sent when the limit was another one, and what
  /// became of them says nothing of the present one.
  private long next;

  private long fresh;

  /// A call's place among those under way, until it is closed.
  final class Place implements AutoCloseable {
    private final long number;
    private boolean served;

    private Place(long number) {
      this.number = number;
    }

    void served() {
      served = true;
    }

    @Override
    public void close() {
      leave(served);
    }
  }

  /// Takes a place for a call; nothing where the node would have to refuse it.
  synchronized Optional<Place> take() {
    if (underWay >= limit) {
      wanted = (long) Math.ceil(limit);
      return Optional.empty();
    }
    underWay++;
    return Optional.of(new Place(next++));
  }

  private synchronized void leave(boolean served) {
    underWay--;
    if (served && wanted > 0) {
      wanted--;
      limit += 1 / limit;
    }
  }

  /// Why there is no place. Where this is told at all it is told often, and mostly the same.
  synchronized Failure.OverLimit full(String address) {
    int allowed = (int) Math.ceil(limit);
    if (full.isEmpty()
        || allowed != toldLimit
        || !full.get().retryAfter().equals(Optional.of(pause))) {
      toldLimit = allowed;
      full =
          Optional.of(
              new Failure.OverLimit(
                  "calls of this client under way at %s, which refused more".formatted(address),
                  "%d calls at present".formatted(allowed),
                  "one more, which was not sent",
                  Optional.of(pause)));
    }
    return full.get();
  }

  /// A call that had `place` came to nothing, for `failure`.
  synchronized void failed(Place place, Failure failure) {
    if (failure instanceof Failure.OverLimit over
        && over.retryAfter().isPresent()
        && place.number >= fresh) {
      pause = over.retryAfter().get();
      limit = Math.max(1, LESS * (limit == Double.POSITIVE_INFINITY ? underWay : limit));
      fresh = next;
    }
  }
}
