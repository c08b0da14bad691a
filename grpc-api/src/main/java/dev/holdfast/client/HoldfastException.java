package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.Optional;

/// A call that did not bring what was asked for. The message is a sentence for people: what
/// happened, where, and what to do.
public abstract sealed class HoldfastException extends RuntimeException
    permits RefusedException,
        InvalidInputException,
        NotFoundException,
        OverLimitException,
        ThrottledException,
        NotPermittedException,
        UnauthenticatedException,
        HistoryGoneException,
        AuditGoneException,
        UnreachableException,
        OutcomeUnknownException,
        BrokenException {

  private static final long serialVersionUID = 1L;

  HoldfastException(String message) {
    super(message);
  }

  /// How long to wait before the same request may pass; absent where waiting alone does not help,
  /// or nobody can say.
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /// The exception for a failure that another try would not mend.
  static HoldfastException of(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> new RefusedException(refused);
      case Failure.InvalidInput invalid -> new InvalidInputException(invalid);
      case Failure.NotFound missing -> new NotFoundException(missing);
      case Failure.OverLimit over -> new OverLimitException(over);
      case Failure.NotPermitted denied -> new NotPermittedException(denied);
      case Failure.Unauthenticated unknown -> new UnauthenticatedException(unknown);
      case Failure.Throttled throttled -> new ThrottledException(throttled);
      case Failure.AuditGone gone -> new AuditGoneException(gone);
      case Failure.HistoryGone gone -> new HistoryGoneException(gone);
      case Failure.Unavailable unavailable -> new UnreachableException(unavailable.message());
      case Failure.TooLate late -> new UnreachableException(late.message());
      case Failure.OutcomeUnknown unknown -> new OutcomeUnknownException(unknown.requestId());
      case Failure.Broken broken -> new BrokenException(broken);
    };
  }
}
