package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one watch going over as many connections as it takes. `request` always says how to go on:
/// it moves forward only when a revision has been delivered whole, so a break in the middle of one
/// begins that one again, before anything of it has been handed out.
final class ResumingWatch<Q, E> implements Watch<E> {

  /// Nodes send a bookmark in every [Limits#BOOKMARK_INTERVAL]; one that misses three is gone.
  static final Duration SILENCE = Limits.BOOKMARK_INTERVAL.multipliedBy(3);

  private static final Logger log = LoggerFactory.getLogger(ResumingWatch.class);

  private final Calls calls;
  private final WatchSource<Q, E> source;
  private final Duration silence;
  private Q request;
  private long revision;
  private Optional<Connection<Q, E>> connection = Optional.empty();
  private Optional<E> head = Optional.empty();
  private Optional<E> partial = Optional.empty();
  private int failures;

  /// What a node said that remembers too little, and how many other nodes are still to be asked:
  /// one that restarted knows less than the others do.
  private Optional<Failure> gone = Optional.empty();

  private int toAsk;
  private long retryAtNanos = System.nanoTime();
  private String trouble = "no node was asked";
  private volatile boolean closed;

  private ResumingWatch(Calls calls, WatchSource<Q, E> source, Q request, Duration silence) {
    this.calls = calls;
    this.source = source;
    this.silence = silence;
    this.request = request;
  }

  /// A watch that has begun: what happens from here on will be told.
  ///
  /// @param silence after how long without a word a node that has spoken is left
  static <Q, E> Watch<E> open(Calls calls, WatchSource<Q, E> source, Q request, Duration silence) {
    ResumingWatch<Q, E> watch = new ResumingWatch<>(calls, source, request, silence);
    try {
      watch.head = watch.next(calls.options().deadline());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (watch.head.isEmpty()) {
      watch.close();
      throw new UnreachableException("The watch could not begin; the last try: " + watch.trouble);
    }
    return watch;
  }

  @Override
  public Optional<E> next(Duration wait) throws InterruptedException {
    if (head.isPresent()) {
      Optional<E> first = head;
      head = Optional.empty();
      return first;
    }
    long until = System.nanoTime() + wait.toNanos();
    while (!closed && System.nanoTime() < until) {
      Optional<E> event =
          connection.isPresent() ? receive(connection.get(), until) : Optional.empty();
      if (event.isPresent()) {
        return event;
      }
      if (connection.isEmpty()) {
        connect(until);
      }
    }
    return Optional.empty();
  }

  private void connect(long until) throws InterruptedException {
    long pause = Math.min(retryAtNanos, until) - System.nanoTime();
    if (pause > 0) {
      TimeUnit.NANOSECONDS.sleep(pause);
    }
    if (!closed && System.nanoTime() >= retryAtNanos) {
      Node node = calls.nodes().current();
      trouble = node.address() + ": no answer came in time";
      Duration patience = patience();
      connection =
          Optional.of(new Connection<>(node, node.stream(source.method(), request), patience));
    }
  }

  /// How long a new connection may take to say its first word, which nodes send at once.
  private Duration patience() {
    Duration grown = calls.options().tryTimeout().multipliedBy(1L << Math.min(failures, 16));
    return grown.compareTo(silence) < 0 ? grown : silence;
  }

  private Optional<E> receive(Connection<Q, E> from, long until) throws InterruptedException {
    long now = System.nanoTime();
    long waitNanos = Math.max(1, Math.min(until, from.silentAtNanos) - now);
    try {
      E message = from.call.read(waitNanos, TimeUnit.NANOSECONDS);
      if (message == null) {
        broken(from, new Failure.Unavailable("the node ended the stream", Duration.ZERO));
        return Optional.empty();
      }
      from.heard(silence);
      failures = 0;
      gone = Optional.empty();
      return whole(message);
    } catch (TimeoutException _) {
      if (System.nanoTime() >= from.silentAtNanos) {
        broken(from, new Failure.Unavailable("the node fell silent", Duration.ZERO));
      }
    } catch (StatusException thrown) {
      broken(from, Failure.of(thrown));
    }
    return Optional.empty();
  }

  private Optional<E> whole(E message) {
    E event = partial.map(begun -> source.joined(begun, message)).orElse(message);
    if (source.isContinued(event)) {
      partial = Optional.of(event);
      return Optional.empty();
    }
    partial = Optional.empty();
    if (source.completesRevision(event)) {
      revision = source.revision(event);
      request = source.resumed(request, revision);
    }
    return Optional.of(event);
  }

  private void broken(Connection<Q, E> from, Failure failure) {
    from.call.cancel("the watch goes on elsewhere", null);
    connection = Optional.empty();
    partial = Optional.empty();
    if (closed) {
      return;
    }
    if (gone.isPresent() && --toAsk <= 0) {
      giveUp(gone.get());
    }
    switch (failure) {
      case Failure.Unavailable _, Failure.TooLate _, Failure.OutcomeUnknown _ ->
          goOn(from.node, failure);
      case Failure.Refused _, Failure.InvalidInput _, Failure.NotFound _ -> giveUp(failure);
      case Failure.HistoryGone _, Failure.AuditGone _ -> askTheOthers(from.node, failure);
      case Failure.NotPermitted _, Failure.Unauthenticated _ -> giveUp(failure);
      case Failure.OverLimit _, Failure.Throttled _, Failure.Broken _ -> giveUp(failure);
    }
  }

  private void goOn(Node node, Failure failure) {
    calls.moveOn(node, failure);
    failures++;
    retryAtNanos = System.nanoTime() + Attempts.pause(failures).toNanos();
    trouble = node.address() + ": " + failure.message();
    log.info(
        "The watch at {} broke, and goes on after revision {}: {}",
        node.address(),
        revision,
        failure.message());
  }

  private void askTheOthers(Node node, Failure failure) {
    if (gone.isEmpty()) {
      gone = Optional.of(failure);
      toAsk = calls.nodes().addresses().size() - 1;
    }
    if (toAsk <= 0) {
      giveUp(failure);
    }
    calls.nodes().leave(node);
    goOn(node, failure);
  }

  private void giveUp(Failure failure) {
    close();
    throw HoldfastException.of(failure);
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    connection.ifPresent(open -> open.call.cancel("the watch is closed", null));
  }

  /// One stream, and when its silence becomes suspicious.
  private static final class Connection<Q, E> {
    final Node node;
    final BlockingClientCall<Q, E> call;
    long silentAtNanos;

    Connection(Node node, BlockingClientCall<Q, E> call, Duration patience) {
      this.node = node;
      this.call = call;
      this.silentAtNanos = System.nanoTime() + patience.toNanos();
    }

    void heard(Duration silence) {
      silentAtNanos = System.nanoTime() + silence.toNanos();
    }
  }
}
