package dev.holdfast.contract;

import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.ResponseHeader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The ways a call can fail. Nodes make one and throw its [#toException]; clients get it back with
/// [#of]. Which gRPC status stands for which is said here and nowhere else.
public sealed interface Failure {

  Status.Code code();

  /// A sentence for people: what happened and what to do.
  String message();

  /// The exception that carries this failure over the wire.
  default StatusRuntimeException toException() {
    return FailureStatus.write(this);
  }

  /// The failure that `thrown`, a gRPC exception or caused by one, stands for.
  static Failure of(Throwable thrown) {
    return FailureStatus.read(thrown);
  }

  /// A rule of the store stands against the request. Nothing was changed.
  ///
  /// @param refusals at least one
  /// @param totalCount how many there were before they were cut to fit a status
  /// @param header revision and log position at which it was decided, if the log was asked
  record Refused(List<Refusal> refusals, int totalCount, Optional<ResponseHeader> header)
      implements Failure {

    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty() || totalCount < refusals.size()) {
        throw new IllegalArgumentException(
            "%d refusals of %d".formatted(refusals.size(), totalCount));
      }
    }

    public Refused(List<Refusal> refusals, ResponseHeader header) {
      this(refusals, refusals.size(), Optional.of(header));
    }

    @Override
    public Status.Code code() {
      return Status.Code.FAILED_PRECONDITION;
    }

    @Override
    public String message() {
      String first = refusals.getFirst().getMessage();
      return totalCount == 1 ? first : "%s (and %d more)".formatted(first, totalCount - 1);
    }
  }

  /// The store holds as much as it may of what the request would add to. Nothing was changed.
  ///
  /// @param refusals at least one
  /// @param totalCount how many there were before they were cut to fit a status
  /// @param header revision and log position at which it was decided
  /// @param retryAfter how long to wait before another try; absent where waiting alone cannot help
  record Throttled(
      List<Refusal> refusals,
      int totalCount,
      Optional<ResponseHeader> header,
      Optional<Duration> retryAfter)
      implements Failure {

    public Throttled {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty() || totalCount < refusals.size()) {
        throw new IllegalArgumentException(
            "%d refusals of %d".formatted(refusals.size(), totalCount));
      }
    }

    @Override
    public Status.Code code() {
      return Status.Code.RESOURCE_EXHAUSTED;
    }

    @Override
    public String message() {
      return new Refused(refusals, totalCount, header).message();
    }
  }

  /// Nothing proves who calls. Nothing was changed.
  record Unauthenticated(String message) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.UNAUTHENTICATED;
    }
  }

  /// Whoever calls lacks a role for it. Nothing was changed.
  ///
  /// @param refusals at least one; each names the role and over what, and what the caller has
  /// @param header revision and log position at which it was decided, if the log was asked
  record NotPermitted(List<Refusal> refusals, Optional<ResponseHeader> header) implements Failure {

    public NotPermitted {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("nothing was refused");
      }
    }

    @Override
    public Status.Code code() {
      return Status.Code.PERMISSION_DENIED;
    }

    @Override
    public String message() {
      return refusals.getFirst().getMessage();
    }
  }

  /// The request is not well-formed. Nothing was changed.
  ///
  /// @param field where, as a path: `record_sets[3].ttl_seconds`
  /// @param problem what is wrong with it, and what it should be
  record InvalidInput(String field, String problem) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.INVALID_ARGUMENT;
    }

    @Override
    public String message() {
      return field.isEmpty() ? problem : field + ": " + problem;
    }
  }

  /// What the request asks for does not exist.
  ///
  /// @param rule `no-such-zone`, `plan-not-found` or, of a name that never answered,
  ///   `not-in-history`
  record NotFound(String rule, String message) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.NOT_FOUND;
    }
  }

  /// A watch asked for changes older than what the node remembers, or was so slow that they became
  /// so.
  ///
  /// @param afterRevision what the watch had been told of, or had asked to go on after
  /// @param oldestRevision the oldest change that is remembered
  record HistoryGone(long afterRevision, long oldestRevision) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.OUT_OF_RANGE;
    }

    @Override
    public String message() {
      return "not all changes after revision %d are remembered, only those from revision %d on; watch again with current_first"
          .formatted(afterRevision, oldestRevision);
    }
  }

  /// A follower of the audit log asked for entries older than those that are kept, or was so slow
  /// that they became so.
  ///
  /// @param afterSequence what it had been told of, or had asked to go on after
  /// @param oldestSequence the oldest entry that is kept
  record AuditGone(long afterSequence, long oldestSequence) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.OUT_OF_RANGE;
    }

    @Override
    public String message() {
      return "not all audit entries after %d are kept, only those from %d on; begin after %d"
          .formatted(afterSequence, oldestSequence, oldestSequence - 1);
    }
  }

  /// The request is larger, or one of more, than a limit allows. Nothing was changed.
  ///
  /// @param subject what is limited: `request size`
  /// @param limit with its unit: `1048576 octets`
  /// @param figure what it came to, with its unit
  /// @param retryAfter how long to wait before another try; absent where the request itself is too
  ///   large
  record OverLimit(String subject, String limit, String figure, Optional<Duration> retryAfter)
      implements Failure {

    public OverLimit(String subject, String limit, String figure) {
      this(subject, limit, figure, Optional.empty());
    }

    @Override
    public Status.Code code() {
      return Status.Code.RESOURCE_EXHAUSTED;
    }

    @Override
    public String message() {
      return subject + ": the limit is " + limit + ", this is " + figure;
    }
  }

  /// The node could not take the request, or was not reached. Nothing was changed by this try, and
  /// another may succeed.
  record Unavailable(String message, Duration retryAfter) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.UNAVAILABLE;
    }
  }

  /// The deadline passed before anything could be changed: a read that took too long.
  record TooLate(String message) implements Failure {
    @Override
    public Status.Code code() {
      return Status.Code.DEADLINE_EXCEEDED;
    }
  }

  /// A change was handed on and no answer came back: it may have happened, may yet, or may never.
  ///
  /// @param requestId of the request; empty when it had none
  /// @param inTime whether it failed before its deadline
  record OutcomeUnknown(String requestId, boolean inTime, String message) implements Failure {
    @Override
    public Status.Code code() {
      return inTime ? Status.Code.UNKNOWN : Status.Code.DEADLINE_EXCEEDED;
    }
  }

  /// The node does not offer the call, or failed inside; its log says why.
  record Broken(Status.Code code, String message) implements Failure {}
}
