package dev.holdfast.contract;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.Refusals;
import dev.holdfast.v1.UnknownOutcome;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Failures as `google.rpc.Status`: a code, the sentence, an `ErrorInfo` for programs that know no
/// Holdfast, and the failure's own detail for those that do.
final class FailureStatus {

  static final String DOMAIN = "holdfast";
  static final String AFTER_REVISION = "after_revision";
  static final String OLDEST_REVISION = "oldest_revision";
  static final String AFTER_SEQUENCE = "after_sequence";
  static final String OLDEST_SEQUENCE = "oldest_sequence";

  private static final int MESSAGE_CHARACTERS = 1000;

  private FailureStatus() {}

  static StatusRuntimeException write(Failure failure) {
    return CarriedStatus.of(
        com.google.rpc.Status.newBuilder()
            .setCode(failure.code().value())
            .setMessage(shortened(failure.message()))
            .addDetails(Any.pack(info(failure)))
            .addAllDetails(details(failure))
            .build());
  }

  static Failure read(Throwable thrown) {
    return StatusReader.read(thrown);
  }

  private static ErrorInfo info(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> info(refused.refusals().getFirst());
      case Failure.Throttled throttled -> info(throttled.refusals().getFirst());
      case Failure.NotPermitted denied -> info(denied.refusals().getFirst());
      case Failure.Unauthenticated _ -> info("UNAUTHENTICATED", Map.of());
      case Failure.InvalidInput invalid -> info("INVALID_INPUT", Map.of("field", invalid.field()));
      case Failure.NotFound missing -> info(reason(missing.rule()), Map.of());
      case Failure.HistoryGone gone ->
          info(
              "HISTORY_GONE",
              Map.of(
                  AFTER_REVISION, Long.toString(gone.afterRevision()),
                  OLDEST_REVISION, Long.toString(gone.oldestRevision())));
      case Failure.AuditGone gone ->
          info(
              "AUDIT_GONE",
              Map.of(
                  AFTER_SEQUENCE, Long.toString(gone.afterSequence()),
                  OLDEST_SEQUENCE, Long.toString(gone.oldestSequence())));
      case Failure.OverLimit over ->
          info(
              "OVER_LIMIT",
              Map.of("subject", over.subject(), "limit", over.limit(), "figure", over.figure()));
      case Failure.Unavailable _ -> info("UNAVAILABLE", Map.of());
      case Failure.TooLate _ -> info("TOO_LATE", Map.of());
      case Failure.OutcomeUnknown _ -> info("OUTCOME_UNKNOWN", Map.of());
      case Failure.Broken _ -> info("BROKEN", Map.of());
    };
  }

  private static ErrorInfo info(Refusal first) {
    return info(
        reason(first.getRule()),
        Map.of(
            "subject", first.getSubject(),
            "limit", first.getLimit(),
            "figure", first.getFigure()));
  }

  private static ErrorInfo info(String reason, Map<String, String> metadata) {
    return ErrorInfo.newBuilder()
        .setReason(reason)
        .setDomain(DOMAIN)
        .putAllMetadata(metadata)
        .build();
  }

  private static List<Any> details(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> List.of(Any.pack(fitting(refused)));
      case Failure.Throttled throttled ->
          with(
              Any.pack(
                  fitting(
                      new Failure.Refused(
                          throttled.refusals(), throttled.totalCount(), throttled.header()))),
              throttled.retryAfter());
      case Failure.NotPermitted denied ->
          List.of(
              Any.pack(
                  fitting(
                      new Failure.Refused(
                          denied.refusals(), denied.refusals().size(), denied.header()))));
      case Failure.InvalidInput invalid -> List.of(Any.pack(badRequest(invalid)));
      case Failure.Unavailable unavailable ->
          List.of(Any.pack(retryInfo(unavailable.retryAfter())));
      case Failure.OutcomeUnknown unknown ->
          List.of(Any.pack(UnknownOutcome.newBuilder().setRequestId(unknown.requestId()).build()));
      case Failure.OverLimit over -> retry(over.retryAfter());
      case Failure.NotFound _, Failure.HistoryGone _, Failure.AuditGone _ -> List.of();
      case Failure.TooLate _, Failure.Broken _, Failure.Unauthenticated _ -> List.of();
    };
  }

  private static List<Any> with(Any detail, Optional<Duration> retryAfter) {
    List<Any> details = new ArrayList<>(retry(retryAfter));
    details.add(detail);
    return details;
  }

  private static List<Any> retry(Optional<Duration> after) {
    return after.map(FailureStatus::retryInfo).map(Any::pack).stream().toList();
  }

  /// The first refusal, and of the others as many as the details of a status may hold.
  private static Refusals fitting(Failure.Refused refused) {
    Refusals.Builder refusals = Refusals.newBuilder().setTotalCount(refused.totalCount());
    refused.header().ifPresent(refusals::setHeader);
    int left = Limits.STATUS_DETAIL_OCTETS - refusals.build().getSerializedSize();
    for (Refusal refusal : refused.refusals()) {
      // A tag and a length of up to three octets go before each.
      left -= refusal.getSerializedSize() + 4;
      if (left < 0 && refusals.getRefusalsCount() > 0) {
        break;
      }
      refusals.addRefusals(refusal);
    }
    return refusals.build();
  }

  private static BadRequest badRequest(Failure.InvalidInput invalid) {
    return BadRequest.newBuilder()
        .addFieldViolations(
            BadRequest.FieldViolation.newBuilder()
                .setField(invalid.field())
                .setDescription(shortened(invalid.problem())))
        .build();
  }

  private static RetryInfo retryInfo(Duration after) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(after.toSeconds())
                .setNanos(after.toNanosPart()))
        .build();
  }

  private static String reason(String rule) {
    return rule.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String shortened(String message) {
    return message.length() <= MESSAGE_CHARACTERS
        ? message
        : message.substring(0, MESSAGE_CHARACTERS - 3) + "...";
  }
}
