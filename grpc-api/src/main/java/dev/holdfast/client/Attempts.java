package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The tries of one call: how long each may take, how long to wait between them, and when to give
/// up and with which word. It remembers whether some try of a change may have happened; from then
/// on the call cannot end as merely unreachable.
final class Attempts {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /// A cluster that has lost its leader has another a second or two later; whoever then sleeps on
  /// for long makes that longer.
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final ClientOptions options;
  private final boolean change;
  private String requestId = "";
  private long deadlineNanos;
  private int failures;
  private boolean mayHaveHappened;

  private Attempts(ClientOptions options, boolean change) {
    this.options = options;
    this.change = change;
    this.deadlineNanos = System.nanoTime() + options.deadline().toNanos();
  }

  /// The tries of a call that changes nothing, or nothing that matters twice.
  static Attempts ofRead(ClientOptions options) {
    return new Attempts(options, false);
  }

  static Attempts ofChange(ClientOptions options) {
    return new Attempts(options, true);
  }

  /// The tries from here on are of the change with this id. Of an earlier one the outcome is known.
  void under(String id) {
    requestId = id;
    mayHaveHappened = false;
  }

  /// How long the try that comes now may take.
  Duration timeout() {
    long patience = options.tryTimeout().toNanos() << Math.min(failures, 16);
    return Duration.ofNanos(Math.max(1, Math.min(patience, left())));
  }

  /// Notes that the call has come further: it gets its whole time again.
  void progressed() {
    deadlineNanos = System.nanoTime() + options.deadline().toNanos();
    failures = 0;
  }

  /// Returns when it is time for another try.
  ///
  /// @throws HoldfastException if another try would not help, or there is no time left for one
  void failed(String address, Failure failure) {
    switch (failure) {
      case Failure.Unavailable unavailable ->
          again(address, unavailable.message(), unavailable.retryAfter());
      case Failure.TooLate late -> again(address, late.message(), Duration.ZERO);
      case Failure.OutcomeUnknown unknown -> {
        mayHaveHappened = change;
        again(address, unknown.message(), Duration.ZERO);
      }
      case Failure.Broken broken when change && failedInside(broken) -> {
        mayHaveHappened = true;
        throw givenUp("The node at %s failed inside".formatted(address), broken.message());
      }
      case Failure.OverLimit _ -> awaitRoom(HoldfastException.of(failure));
      case Failure.Throttled throttled when !change -> awaitRoom(HoldfastException.of(throttled));
      case Failure.Broken _, Failure.Refused _, Failure.Throttled _, Failure.InvalidInput _ ->
          throw HoldfastException.of(failure);
      case Failure.NotPermitted _, Failure.Unauthenticated _ ->
          // An earlier try may have been let through, and its right taken away since.
          throw mayHaveHappened
              ? new OutcomeUnknownException(requestId, failure.message() + ".")
              : HoldfastException.of(failure);
      case Failure.NotFound _, Failure.HistoryGone _, Failure.AuditGone _ ->
          throw HoldfastException.of(failure);
    }
  }

  /// Returns when there may be room for what `full` was the answer to: never before the time it
  /// names, and not at that very moment, so that all who were sent away do not come back at once.
  ///
  /// @throws HoldfastException if waiting does not help or is not wanted, or there is no time left
  void awaitRoom(HoldfastException full) {
    Optional<Duration> pause =
        full.retryAfter().filter(_ -> options.waitsForRoom()).map(Attempts::withJitter);
    if (pause.isEmpty() || !slept(pause.get())) {
      throw mayHaveHappened
          ? new OutcomeUnknownException(requestId, full.getMessage() + ".")
          : full;
    }
  }

  private static Duration withJitter(Duration atLeast) {
    return atLeast.plus(
        Duration.ofNanos(ThreadLocalRandom.current().nextLong(atLeast.toNanos() / 2 + 1)));
  }

  private static boolean failedInside(Failure.Broken broken) {
    return switch (broken.code()) {
      case INTERNAL, DATA_LOSS -> true;
      case OK, ALREADY_EXISTS, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED -> false;
      case CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND -> false;
      case RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNAVAILABLE -> false;
    };
  }

  private void again(String address, String message, Duration atLeast) {
    failures++;
    Duration pause = longer(atLeast, pause(failures));
    if (!slept(pause)) {
      throw givenUp(tried(address), message);
    }
  }

  /// @return whether the pause fitted into the time left and nobody interrupted it
  private boolean slept(Duration pause) {
    if (pause.toNanos() >= left()) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String tried(String address) {
    return "No answer within %s. Try %d, at %s, failed"
        .formatted(readable(options.deadline()), failures, address);
  }

  private HoldfastException givenUp(String what, String message) {
    String circumstances = what + ": " + message + (message.endsWith(".") ? "" : ".");
    return mayHaveHappened
        ? new OutcomeUnknownException(requestId, circumstances)
        : new UnreachableException(circumstances);
  }

  private static String readable(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /// Grows with each failure, with jitter so that many clients do not come back at once.
  static Duration pause(int failures) {
    long ceiling =
        Math.min(
            LONGEST_PAUSE.toNanos(),
            FIRST_PAUSE.toNanos() << Math.min(Math.max(0, failures - 1), 16));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private long left() {
    return deadlineNanos - System.nanoTime();
  }
}
