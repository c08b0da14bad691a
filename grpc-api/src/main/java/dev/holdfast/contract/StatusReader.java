package dev.holdfast.contract;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.holdfast.v1.Refusals;
import dev.holdfast.v1.UnknownOutcome;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a gRPC status back as the [Failure] it stands for. A status may also come from gRPC itself
/// or from a proxy, without details: then the code decides, and for a change that was on its way
/// the outcome is never taken for known.
final class StatusReader {

  /// What Netty's native transport puts before the system's own words.
  private static final Pattern SYSTEM_CALL = Pattern.compile("^.*failed with error\\(-?\\d+\\): ");

  private final Status status;
  private final List<Any> details;

  private StatusReader(Throwable thrown) {
    this.status = Status.fromThrowable(thrown);
    com.google.rpc.Status rpc = StatusProto.fromThrowable(thrown);
    this.details = rpc == null ? List.of() : rpc.getDetailsList();
  }

  static Failure read(Throwable thrown) {
    return new StatusReader(thrown).failure();
  }

  private Failure failure() {
    Optional<UnknownOutcome> unknown = detail(UnknownOutcome.class);
    if (unknown.isPresent()) {
      return outcomeUnknown(unknown.get().getRequestId());
    }
    return switch (status.getCode()) {
      case FAILED_PRECONDITION -> detail(Refusals.class).map(this::refused).orElseGet(this::broken);
      case INVALID_ARGUMENT -> invalidInput();
      case NOT_FOUND -> new Failure.NotFound(rule(), message());
      case OUT_OF_RANGE -> gone();
      case RESOURCE_EXHAUSTED ->
          detail(Refusals.class).map(this::throttled).orElseGet(this::overLimit);
      case UNAVAILABLE -> unavailable();
      case DEADLINE_EXCEEDED ->
          info().isPresent() ? new Failure.TooLate(message()) : outcomeUnknown("");
      case CANCELLED, UNKNOWN, ABORTED -> outcomeUnknown("");
      case PERMISSION_DENIED ->
          detail(Refusals.class).map(this::notPermitted).orElseGet(this::broken);
      case UNAUTHENTICATED -> new Failure.Unauthenticated(message());
      case OK, ALREADY_EXISTS -> broken();
      case UNIMPLEMENTED, INTERNAL, DATA_LOSS -> broken();
    };
  }

  private Failure refused(Refusals refusals) {
    return new Failure.Refused(
        refusals.getRefusalsList(),
        refusals.getTotalCount(),
        refusals.hasHeader() ? Optional.of(refusals.getHeader()) : Optional.empty());
  }

  private Failure notPermitted(Refusals refusals) {
    return new Failure.NotPermitted(
        refusals.getRefusalsList(),
        refusals.hasHeader() ? Optional.of(refusals.getHeader()) : Optional.empty());
  }

  private Failure throttled(Refusals refusals) {
    return new Failure.Throttled(
        refusals.getRefusalsList(),
        refusals.getTotalCount(),
        refusals.hasHeader() ? Optional.of(refusals.getHeader()) : Optional.empty(),
        retryAfter());
  }

  private Failure invalidInput() {
    return detail(BadRequest.class)
        .filter(request -> request.getFieldViolationsCount() > 0)
        .map(request -> request.getFieldViolations(0))
        .map(first -> new Failure.InvalidInput(first.getField(), first.getDescription()))
        .orElseGet(() -> new Failure.InvalidInput("", message()));
  }

  private Failure gone() {
    return metadata(FailureStatus.OLDEST_SEQUENCE).isPresent()
        ? new Failure.AuditGone(
            number(FailureStatus.AFTER_SEQUENCE), number(FailureStatus.OLDEST_SEQUENCE))
        : new Failure.HistoryGone(
            number(FailureStatus.AFTER_REVISION), number(FailureStatus.OLDEST_REVISION));
  }

  private long number(String key) {
    return Long.parseLong(metadata(key).orElse("0"));
  }

  private Failure overLimit() {
    return new Failure.OverLimit(
        metadata("subject").orElse("request"),
        metadata("limit").orElse("not said"),
        metadata("figure").orElse(message()),
        retryAfter());
  }

  /// Without a node's own word that it did not take the call, and with the connection made, the
  /// call may have been on its way when the connection broke.
  private Failure unavailable() {
    Optional<Duration> retry = retryAfter();
    if (retry.isPresent()) {
      return new Failure.Unavailable(message(), retry.get());
    }
    return neverConnected()
        ? new Failure.Unavailable(message(), Duration.ZERO)
        : outcomeUnknown("");
  }

  private Optional<Duration> retryAfter() {
    return detail(RetryInfo.class)
        .map(RetryInfo::getRetryDelay)
        .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
  }

  private boolean neverConnected() {
    return causes()
        .anyMatch(cause ->
            cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException);
  }

  private Stream<Throwable> causes() {
    return Stream.iterate(status.getCause(), Objects::nonNull, Throwable::getCause);
  }

  private Failure outcomeUnknown(String requestId) {
    return new Failure.OutcomeUnknown(
        requestId, status.getCode() != Status.Code.DEADLINE_EXCEEDED, message());
  }

  private Failure broken() {
    return new Failure.Broken(status.getCode(), message());
  }

  /// The node's sentence; where there is none, what gRPC says in words of its own is put into ours.
  private String message() {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED && info().isEmpty()) {
      return "no answer came in time";
    }
    return causes()
        .filter(SocketException.class::isInstance)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .map(text -> SYSTEM_CALL.matcher(text).replaceFirst(""))
        .findFirst()
        .or(() -> Optional.ofNullable(status.getDescription()))
        .orElseGet(() -> status.getCode().name());
  }

  private String rule() {
    return info()
        .map(info -> info.getReason().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("not-found");
  }

  private Optional<String> metadata(String key) {
    return info().map(info -> info.getMetadataMap().get(key));
  }

  private Optional<ErrorInfo> info() {
    return detail(ErrorInfo.class).filter(info -> info.getDomain().equals(FailureStatus.DOMAIN));
  }

  private <M extends Message> Optional<M> detail(Class<M> type) {
    for (Any detail : details) {
      if (detail.is(type)) {
        try {
          return Optional.of(detail.unpack(type));
        } catch (InvalidProtocolBufferException _) {
          // Garbled by whoever sent it: the code still says what kind of failure it is.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
